package com.waooaw.governance.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.nio.file.Files;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PushIT extends GovernanceServiceTest {

    private static final String OLGA = TestTokens.of(TestTokens.OTHER_CUSTOMER, Role.ENGAGEMENT_GOVERNOR);

    private final Subscription browser = new Subscription();

    @AfterEach
    void forget() {
        for (var device : json(get("/v1/devices", OLGA)).path("items")) {
            forget(device.path("device_id").asString(), OLGA).expectStatus().isNoContent();
        }
        PROVIDERS.resetAll();
    }

    @Test
    void aDeviceIsToldFirstAndOnlyItCanReadTheMessage() throws Exception {
        named("/push/phone", 201);
        var request = asked(publication());

        awaitStates(request, "push sent", "sms planned", "email planned");

        var sent = sentTo("/push/phone").getFirst();
        var message = JsonMapper.builder().build().readTree(browser.decrypted(sent.getBody()));
        assertThat(message.path("title").asString()).isEqualTo("Publish a text · medium risk");
        assertThat(message.path("body").asString())
                .startsWith("APPR-")
                .endsWith("Silence denies.")
                .doesNotContain("Living well");
        assertThat(message.path("tag").asString())
                .isEqualTo(request.approvalId().toString());
        assertThat(message.path("url").asString()).endsWith("/approvals/" + request.approvalId() + "?via=push");
        assertThat(sent.getHeader("Content-Encoding")).isEqualTo("aes128gcm");
        assertThat(sent.getHeader("Urgency")).isEqualTo("high");
        assertThat(sent.getHeader("Topic")).hasSize(22);
        assertThat(signedForThisService(sent)).isTrue();
    }

    @Test
    void aDeviceThePushServiceHasForgottenIsForgottenAndTheTelephoneRingsAtOnce() {
        PROVIDERS.stubFor(post(urlPathMatching(".*/Messages.json"))
                .willReturn(aResponse().withStatus(201).withBody("{\"sid\":\"SM1\"}")));
        named("/push/lost", 410);
        var request = asked(publication());

        awaitStates(request, "push failed device_gone", "sms sent", "email planned");
        assertThat(json(get("/v1/devices", OLGA)).path("items").size()).isZero();
    }

    @Test
    void oneOfSeveralDevicesIsEnough() {
        named("/push/broken", 500);
        named("/push/phone", 201);
        var request = asked(publication());

        awaitStates(request, "push sent", "sms planned", "email planned");
    }

    @Test
    void theSameDeviceNamedTwiceIsOneDevice() {
        named("/push/phone", 201);
        named("/push/phone", 201);

        assertThat(json(get("/v1/devices", OLGA)).path("items").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "https://fcm.googleapis.com.evil.example/x",
                "https://fcm.googleapis.com@evil.example/x",
                "file:///etc/passwd",
                "//evil.example",
                "nonsense",
                ""
            })
    void nobodyHasThisServiceWriteElsewhere(String endpoint) {
        problem(name(endpoint, browser.p256dh(), browser.auth()), 422, "GOV-0021");
    }

    @Test
    void keysThatAreNoneAreRefusedBeforeAMessageFailsOnThem() {
        var endpoint = PROVIDERS.baseUrl() + "/push/phone";

        for (var keys : List.of(
                List.of("AAAA", browser.auth()),
                List.of(browser.p256dh(), "AAAA"),
                List.of("B" + "A".repeat(86), browser.auth()),
                List.of("%%%", browser.auth()))) {
            problem(name(endpoint, keys.get(0), keys.get(1)), 422, "GOV-0021");
        }
    }

    @Test
    void aStrangersDeviceIsNobodysToSeeOrForget() {
        named("/push/phone", 201);
        var id = json(get("/v1/devices", OLGA))
                .path("items")
                .get(0)
                .path("device_id")
                .asString();

        for (var stranger : List.of(governor(), engagementGovernor())) {
            assertThat(json(get("/v1/devices", stranger)).path("items").size()).isZero();
            problem(forget(id, stranger), 404, "GOV-0022");
        }
        problem(get("/v1/devices", TestTokens.as(Role.ADMIN)), 403, "WEB-0007");
    }

    @Test
    void aDeviceGetsAnotherNameFromItsGovernorAlone() {
        named("/push/phone", 201);
        var id = json(get("/v1/devices", OLGA))
                .path("items")
                .get(0)
                .path("device_id")
                .asString();

        assertThat(json(rename(id, OLGA, "Tablet")).path("label").asString()).isEqualTo("Tablet");
        problem(rename(id, governor(), "Mine"), 404, "GOV-0022");
        problem(rename(id, OLGA, " "), 422, "GOV-0021");
        problem(rename(id, OLGA, "x".repeat(101)), 422, "GOV-0021");

        var device = json(get("/v1/devices", OLGA)).path("items").get(0);
        assertThat(device.path("label").asString()).isEqualTo("Tablet");
        assertThat(device.path("kind").asString()).isEqualTo("web_push");
    }

    private RestTestClient.ResponseSpec rename(String id, String token, String label) {
        return client.put()
                .uri("/v1/devices/{id}/label", id)
                .headers(h -> h.setBearerAuth(token))
                .body(Map.of("label", label))
                .exchange();
    }

    private static boolean signedForThisService(LoggedRequest sent) throws Exception {
        var header = sent.getHeader("Authorization");
        assertThat(header).startsWith("vapid t=");
        var token = SignedJWT.parse(
                header.substring("vapid t=".length(), header.indexOf(',')).strip());
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly(PROVIDERS.baseUrl());
        var der = Files.readString(AUDIT_FOLDER.resolve("push/public.pem")).replaceAll("-----[A-Z ]+-----", "");
        var key = KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(der)));
        return token.verify(new ECDSAVerifier((ECPublicKey) key));
    }

    private void named(String path, int answer) {
        PROVIDERS.stubFor(post(path).willReturn(aResponse().withStatus(answer)));
        name(PROVIDERS.baseUrl() + path, browser.p256dh(), browser.auth())
                .expectStatus()
                .isCreated();
    }

    private RestTestClient.ResponseSpec name(String endpoint, String p256dh, String auth) {
        var body = new HashMap<String, Object>();
        body.put("label", "Olga's phone");
        body.put("endpoint", endpoint);
        body.put("keys", Map.of("p256dh", p256dh, "auth", auth));
        return client.post()
                .uri("/v1/devices")
                .headers(h -> h.setBearerAuth(OLGA))
                .body(body)
                .exchange();
    }

    private RestTestClient.ResponseSpec forget(String id, String token) {
        return client.delete()
                .uri("/v1/devices/{id}", id)
                .headers(h -> h.setBearerAuth(token))
                .exchange();
    }

    private static List<LoggedRequest> sentTo(String path) {
        return PROVIDERS.findAll(postRequestedFor(urlEqualTo(path)));
    }

    private static ApprovalRequest publication() {
        return Requests.publication(TestTokens.OTHER_CUSTOMER, "Living well", "# Living well");
    }

    private void awaitStates(ApprovalRequest request, String... expected) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                json(get("/v1/approvals/" + request.approvalId() + "/notifications", OLGA))
                                        .path("items")
                                        .valueStream()
                                        .map(PushIT::state)
                                        .toList())
                        .containsExactly(expected));
    }

    private static String state(JsonNode receipt) {
        var failure = receipt.path("failure").asString("");
        return receipt.path("channel").asString() + " " + receipt.path("state").asString()
                + (failure.isEmpty() ? "" : " " + failure);
    }
}
