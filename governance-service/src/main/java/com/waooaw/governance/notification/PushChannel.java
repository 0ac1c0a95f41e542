package com.waooaw.governance.notification;

import com.waooaw.governance.GovernanceProperties;
import com.waooaw.governance.notification.Delivery.Certainty;
import com.waooaw.platform.web.WebProperties;
import com.zerodeplibs.webpush.PushSubscription;
import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.httpclient.StandardHttpClientRequestPreparer;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Web push (RFC 8030) with VAPID (RFC 8292), encrypted for the device (RFC 8291). A message about the same approval
 * replaces an earlier one that was not delivered yet, and is one notification on the device. A locked screen shows
 * nothing that somebody else wrote.
 */
@Component
class PushChannel implements ChannelAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(PushChannel.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_TITLE = 100;
    private static final int MAX_BODY = 200;

    private final DeviceStore devices;
    private final Optional<VAPIDKeyPair> key;
    private final String subject;
    private final String origin;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    PushChannel(DeviceStore devices, PushKey key, GovernanceProperties properties, WebProperties web) {
        this.devices = devices;
        this.key = key.pair();
        this.subject = "mailto:" + properties.mail().from();
        this.origin = web.publicOrigin();
    }

    @Override
    public Channel channel() {
        return Channel.PUSH;
    }

    @Override
    public boolean reaches(Notice notice) {
        return key.isPresent() && !devices.all().isEmpty();
    }

    /**
     * To all devices at once, so that a slow push service holds nobody up. One that took it is enough; a device its push
     * service has forgotten is forgotten here, too.
     */
    @Override
    public Delivery send(Notice notice, String messageId) {
        var answers = devices.all().stream()
                .map(device -> Map.entry(device, http.sendAsync(request(notice, device), BodyHandlers.discarding())))
                .toList();
        Delivery best = new Delivery.Failed("no_device", Certainty.NEVER);
        for (var answer : answers) {
            var delivery = understood(answer.getValue(), answer.getKey());
            if (delivery instanceof Delivery.Taken || best instanceof Delivery.Failed) {
                best = delivery;
            }
        }
        return best;
    }

    private HttpRequest request(Notice notice, Device device) {
        return StandardHttpClientRequestPreparer.getBuilder()
                .pushSubscription(subscription(device))
                .vapidJWTExpiresAfter(15, TimeUnit.MINUTES)
                .vapidJWTSubject(subject)
                .pushMessage(JSON.writeValueAsString(message(notice)))
                .ttl(24, TimeUnit.HOURS)
                .urgencyHigh()
                .topic(topic(notice.approvalId()))
                .build(key.orElseThrow())
                .toRequestBuilder()
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    private Delivery understood(CompletableFuture<HttpResponse<Void>> sent, Device device) {
        int status;
        try {
            status = sent.join().statusCode();
        } catch (CompletionException e) {
            LOG.warn("the push service of {} gave no answer", device, e);
            return e.getCause() instanceof ConnectException
                    ? new Delivery.Failed("unreachable", Certainty.NOT_SENT)
                    : new Delivery.Failed("no_answer", Certainty.UNKNOWN);
        }
        return switch (status) {
            case 200, 201, 202, 204 -> new Delivery.Taken(device.id().toString());
            case 404, 410 -> {
                devices.forget(device.id());
                LOG.info("the push service has forgotten {}", device);
                yield new Delivery.Failed("device_gone", Certainty.NEVER);
            }
            default -> new Delivery.Failed("push_service_" + status, Certainty.NOT_SENT);
        };
    }

    private Map<String, String> message(Notice notice) {
        return Map.of(
                "title", cut(notice.action() + " · " + notice.riskLevel() + " risk", MAX_TITLE),
                "body",
                        cut(
                                "%s, decide by %s. %s"
                                        .formatted(notice.displayId(), notice.deadline(), notice.silence()),
                                MAX_BODY),
                "tag", notice.approvalId().toString(),
                "url", Links.to(origin, notice, Channel.PUSH));
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max - 1) + "…";
    }

    private static PushSubscription subscription(Device device) {
        var keys = new PushSubscription.Keys();
        keys.setP256dh(device.p256dh());
        keys.setAuth(device.auth());
        var subscription = new PushSubscription();
        subscription.setEndpoint(device.endpoint());
        subscription.setKeys(keys);
        return subscription;
    }

    /** At most 32 characters of base64url (RFC 8030, 5.4). */
    private static String topic(UUID approvalId) {
        var bytes = ByteBuffer.allocate(16)
                .putLong(approvalId.getMostSignificantBits())
                .putLong(approvalId.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
