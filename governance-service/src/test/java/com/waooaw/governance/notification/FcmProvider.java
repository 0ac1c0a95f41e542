package com.waooaw.governance.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.waooaw.governance.ServiceAccount;
import com.waooaw.governance.notification.ReachProperties.Fcm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A server that speaks FCM's HTTP v1 API and Google's token endpoint as documented, and a sender that asks it. */
final class FcmProvider {

    static final String MESSAGES = "/v1/projects/waooaw-test/messages:send";
    static final String TOKENS = "/token";
    static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

    /** One for all tests: a key takes its time. */
    static final ServiceAccount ACCOUNT = new ServiceAccount();

    private final WireMockServer provider;
    private final MovedClock clock = new MovedClock(NOW);
    private final Path credentials;
    private final FcmSender sender;
    private final Device device = new Device(
            UUID.randomUUID(), null, "somebody", "Phone", new Device.Fcm("registration-token-1234"), NOW, null);

    FcmProvider(WireMockServer provider, Path folder) throws IOException {
        this.provider = provider;
        this.credentials = ACCOUNT.write(folder.resolve("fcm.json"), provider.baseUrl() + TOKENS);
        var settings = new Fcm(credentials, provider.baseUrl(), List.of(provider.baseUrl()));
        this.sender = new FcmSender(settings, new FcmAccess(settings, clock), HttpProviderSuite.ORIGIN, clock);
        provider.stubFor(post(TOKENS).willReturn(granted("access-1")));
    }

    MovedClock clock() {
        return clock;
    }

    Path credentials() {
        return credentials;
    }

    Delivery send() {
        return sender.send(
                device, PushMessage.about(HttpProviderSuite.notice(), HttpProviderSuite.ORIGIN), "receipt-1");
    }

    void answering(ResponseDefinitionBuilder answer) {
        provider.stubFor(post(MESSAGES).willReturn(answer));
    }

    int sent() {
        return provider.findAll(postRequestedFor(urlEqualTo(MESSAGES))).size();
    }

    int exchanges() {
        return provider.findAll(postRequestedFor(urlEqualTo(TOKENS))).size();
    }

    static ResponseDefinitionBuilder taken() {
        return aResponse().withStatus(200).withBody("{\"name\":\"projects/waooaw-test/messages/0:1500415314455276\"}");
    }

    static ResponseDefinitionBuilder granted(String token) {
        return aResponse()
                .withStatus(200)
                .withBody("{\"access_token\":\"%s\",\"expires_in\":3600,\"token_type\":\"Bearer\"}".formatted(token));
    }

    static ResponseDefinitionBuilder unauthenticated() {
        return aResponse()
                .withStatus(401)
                .withBody("{\"error\":{\"code\":401,\"message\":\"no\",\"status\":\"UNAUTHENTICATED\"}}");
    }

    static ResponseDefinitionBuilder error(int status, String google, String fcm) {
        return aResponse().withStatus(status).withBody("""
                        {"error":{"code":%d,"message":"no","status":"%s","details":[
                          {"@type":"type.googleapis.com/google.firebase.fcm.v1.FcmError","errorCode":"%s"}]}}
                        """.formatted(status, google, fcm));
    }
}
