package com.waooaw.governance.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.waooaw.governance.notification.Delivery.Certainty;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySources;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Against the answers of RFC 8030. */
class WebPushSenderTests extends HttpProviderSuite {

    private static final String ENDPOINT = "/push/phone";

    private final Subscription browser = new Subscription();
    private WebPushSender sender;
    private Device device;

    @BeforeEach
    void start() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var pair = generator.generateKeyPair();
        sender = new WebPushSender(
                Optional.of(VAPIDKeyPairs.of(
                        PrivateKeySources.ofPKCS8Bytes(pair.getPrivate().getEncoded()),
                        PublicKeySources.ofX509Bytes(pair.getPublic().getEncoded()))),
                "governance@waooaw.test");
        device = new Device(
                UUID.randomUUID(),
                null,
                "somebody",
                "Phone",
                new Device.WebPush(provider.baseUrl() + ENDPOINT, browser.p256dh(), browser.auth()),
                Instant.EPOCH,
                null);
    }

    @Test
    void theDeviceGetsAReceiptToShow() {
        answering(taken());

        send();

        var body = provider.findAll(postRequestedFor(urlEqualTo(ENDPOINT)))
                .getFirst()
                .getBody();
        var message = JsonMapper.builder().build().readTree(browser.decrypted(body));
        assertThat(message.path("receipt").asString()).isEqualTo("receipt-1");
        assertThat(message.path("url").asString()).isEqualTo(ORIGIN + "/approvals/" + APPROVAL + "?via=push");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aDeviceThatIsGoneIsSaidToBe(int status) {
        answering(aResponse().withStatus(status));

        assertThat(send()).isEqualTo(new Delivery.Failed(DeviceSender.DEVICE_GONE, Certainty.NEVER));
    }

    @Override
    Delivery send() {
        return sender.send(device, PushMessage.about(notice(), ORIGIN), "receipt-1");
    }

    @Override
    void answering(ResponseDefinitionBuilder answer) {
        provider.stubFor(post(ENDPOINT).willReturn(answer));
    }

    @Override
    ResponseDefinitionBuilder taken() {
        return aResponse().withStatus(201);
    }

    @Override
    int sent() {
        return provider.findAll(postRequestedFor(urlEqualTo(ENDPOINT))).size();
    }
}
