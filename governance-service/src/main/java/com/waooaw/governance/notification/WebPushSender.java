package com.waooaw.governance.notification;

import com.waooaw.governance.GovernanceProperties;
import com.waooaw.governance.notification.Delivery.Certainty;
import com.zerodeplibs.webpush.PushSubscription;
import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.httpclient.StandardHttpClientRequestPreparer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Web push (RFC 8030) with VAPID (RFC 8292), encrypted for the device (RFC 8291). A message about the same thing
 * replaces an earlier one that was not delivered yet, and is one notification on the device.
 */
@Component
class WebPushSender implements DeviceSender {

    private static final Logger LOG = LoggerFactory.getLogger(WebPushSender.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Optional<VAPIDKeyPair> key;
    private final String subject;
    private final HttpClient http = ProviderHttp.client();

    @Autowired
    WebPushSender(PushKey key, GovernanceProperties properties) {
        this(key.pair(), properties.mail().from());
    }

    WebPushSender(Optional<VAPIDKeyPair> key, String from) {
        this.key = key;
        this.subject = "mailto:" + from;
    }

    @Override
    public Device.Kind kind() {
        return Device.Kind.WEB_PUSH;
    }

    @Override
    public boolean ready() {
        return key.isPresent();
    }

    @Override
    public Delivery send(Device device, PushMessage message, String receipt) {
        if (!(device.address() instanceof Device.WebPush browser)) {
            throw new IllegalArgumentException(device + " is no browser");
        }
        int status;
        try {
            status = http.sendAsync(request(browser, message, receipt), BodyHandlers.discarding())
                    .join()
                    .statusCode();
        } catch (CompletionException e) {
            LOG.warn("the push service of {} gave no answer", device, e);
            return ProviderHttp.unanswered(e.getCause());
        }
        return switch (status) {
            case 200, 201, 202, 204 -> new Delivery.Taken(device.id().toString());
            case 404, 410 -> new Delivery.Failed(DEVICE_GONE, Certainty.NEVER);
            default -> new Delivery.Failed("push_service_" + status, Certainty.NOT_SENT);
        };
    }

    private HttpRequest request(Device.WebPush browser, PushMessage message, String receipt) {
        return StandardHttpClientRequestPreparer.getBuilder()
                .pushSubscription(subscription(browser))
                .vapidJWTExpiresAfter(15, TimeUnit.MINUTES)
                .vapidJWTSubject(subject)
                .pushMessage(JSON.writeValueAsString(Map.of(
                        "title", message.title(),
                        "body", message.body(),
                        "tag", message.about().toString(),
                        "url", message.url(),
                        "receipt", receipt)))
                .ttl(24, TimeUnit.HOURS)
                .urgencyHigh()
                .topic(topic(message.about()))
                .build(key.orElseThrow())
                .toRequestBuilder()
                .timeout(ProviderHttp.PATIENCE)
                .build();
    }

    private static PushSubscription subscription(Device.WebPush browser) {
        var keys = new PushSubscription.Keys();
        keys.setP256dh(browser.p256dh());
        keys.setAuth(browser.auth());
        var subscription = new PushSubscription();
        subscription.setEndpoint(browser.endpoint());
        subscription.setKeys(keys);
        return subscription;
    }

    /** At most 32 characters of base64url (RFC 8030, 5.4). */
    private static String topic(UUID about) {
        var bytes = ByteBuffer.allocate(16)
                .putLong(about.getMostSignificantBits())
                .putLong(about.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
