package com.waooaw.governance.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.governance.ServiceAccount;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import com.waooaw.platform.web.WebProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What providers and devices say became of a message, and an app that is told. */
class DeliveryIT extends GovernanceServiceTest {

    private static final String OLGA = TestTokens.of(TestTokens.OTHER_CUSTOMER, Role.ENGAGEMENT_GOVERNOR);
    private static final String FCM = "/v1/projects/" + ServiceAccount.PROJECT + "/messages:send";
    private static final String APP = "registration-token-of-olga";

    @Autowired
    WebProperties web;

    @BeforeEach
    void answering() {
        PROVIDERS.stubFor(post(urlPathMatching(".*/Messages.json"))
                .willReturn(aResponse().withStatus(201).withBody("{\"sid\":\"SM1\",\"status\":\"queued\"}")));
        PROVIDERS.stubFor(
                post("/token").willReturn(aResponse().withBody("{\"access_token\":\"access\",\"expires_in\":3600}")));
        PROVIDERS.stubFor(post(FCM)
                .willReturn(aResponse()
                        .withBody("{\"name\":\"projects/%s/messages/1\"}".formatted(ServiceAccount.PROJECT))));
    }

    @AfterEach
    void forget() {
        for (var device : json(get("/v1/devices", OLGA)).path("items")) {
            client.delete()
                    .uri("/v1/devices/{id}", device.path("device_id").asString())
                    .headers(h -> h.setBearerAuth(OLGA))
                    .exchange()
                    .expectStatus()
                    .isNoContent();
        }
        PROVIDERS.resetAll();
    }

    @Test
    void aTextMessageThatDidNotArriveHandsOnAtOnceAndSaysWhy() {
        var request = asked(publication());
        awaitStates(request, "push failed no_address", "sms sent", "email planned");

        report(request, "SM1", "undelivered", "30003").expectStatus().isNoContent();

        awaitStates(request, "push failed no_address", "sms failed undelivered_30003", "email sent");
    }

    @Test
    void whatTheProviderSaysItDidNotSendWasNeverSent() {
        var request = asked(publication());
        awaitStates(request, "push failed no_address", "sms sent", "email planned");
        // as if the answer to it had not come yet
        JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql(
                        "update governance.notification set state = 'sending', sent_at = null, reference = null where id = :id")
                .param("id", idOf(request))
                .update();

        report(request, "SM1", "failed", "30001").expectStatus().isNoContent();

        awaitStates(request, "push failed no_address", "sms failed failed_30001", "email sent");
        assertThat(sms(request).has("sent_at")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "sending", "sent", "something_new"})
    void aMessageOnItsWayChangesNothing(String status) {
        var request = asked(publication());
        awaitStates(request, "push failed no_address", "sms sent", "email planned");

        report(request, "SM1", status, null).expectStatus().isNoContent();

        assertThat(states(request)).containsExactly("push failed no_address", "sms sent", "email planned");
        assertThat(sms(request).has("delivered_at")).isFalse();
    }

    @Test
    void theFirstFinalReportCountsAndALaterOneChangesNothing() {
        var request = asked(publication());
        awaitStates(request, "push failed no_address", "sms sent", "email planned");

        report(request, "SM1", "delivered", null).expectStatus().isNoContent();
        var delivered = sms(request);
        report(request, "SM1", "delivered", null).expectStatus().isNoContent();
        report(request, "SM1", "undelivered", "30003").expectStatus().isNoContent();
        report(request, "SM1", "sent", null).expectStatus().isNoContent();

        assertThat(delivered.path("delivered_at").asString()).isNotEmpty();
        assertThat(sms(request)).isEqualTo(delivered);
        assertThat(states(request)).containsExactly("push failed no_address", "sms sent", "email planned");
    }

    @Test
    void aReportThatIsNotSignedOrSignedForAnotherMessageIsNotBelieved() {
        var request = asked(publication());
        var other = asked(publication());
        awaitStates(request, "push failed no_address", "sms sent", "email planned");
        awaitStates(other, "push failed no_address", "sms sent", "email planned");
        var fields = fields("SM1", "undelivered", "30003");
        var signature = sign(other, fields);
        var changed = new LinkedMultiValueMap<>(fields);
        changed.set("MessageStatus", "delivered");
        var foreign = new LinkedMultiValueMap<>(fields);
        foreign.set("AccountSid", "AC9");

        refused(posted(idOf(request), fields, null));
        refused(posted(idOf(request), fields, "bm9uc2Vuc2U="));
        // one that was seen on its way, replayed against another message
        refused(posted(idOf(request), fields, signature));
        refused(posted(idOf(other), changed, signature));
        refused(posted(idOf(request), foreign, sign(request, foreign)));
        refused(posted(
                idOf(request),
                fields("SM2", "undelivered", "30003"),
                sign(request, fields("SM2", "undelivered", "30003"))));
        refused(posted(UUID.randomUUID(), fields, signature));

        assertThat(states(request)).containsExactly("push failed no_address", "sms sent", "email planned");
        assertThat(states(other)).containsExactly("push failed no_address", "sms sent", "email planned");
    }

    @Test
    void anAppIsToldAndSaysThatTheMessageHasArrived() {
        nameApp(APP).expectStatus().isCreated();
        var request = asked(publication());
        awaitStates(request, "push sent", "sms planned", "email planned");
        var receipt = receiptOf(request);

        arrived(receipt).expectStatus().isNoContent();

        var push = json(notifications(request)).path("items").get(0);
        assertThat(push.path("delivered_at").asString()).isNotEmpty();
        assertThat(push.path("state").asString()).isEqualTo("sent");
        // that it has arrived is not that anybody has looked
        assertThat(push.has("seen_at")).isFalse();
        assertThat(json(get("/v1/devices", OLGA))
                        .path("items")
                        .get(0)
                        .path("kind")
                        .asString())
                .isEqualTo("fcm");
        arrived(receipt).expectStatus().isNoContent();
        assertThat(json(notifications(request)).path("items").get(0)).isEqualTo(push);
    }

    @Test
    void aTokenOfNoMessageSaysNothing() {
        problem(arrived("bm9uc2Vuc2U"), 404, "GOV-0082");
        problem(arrived(""), 404, "GOV-0082");
        client.post()
                .uri("/deliveries/push")
                .contentType(MediaType.APPLICATION_JSON)
                .body("[]")
                .exchange()
                .expectStatus()
                .is4xxClientError();
    }

    @Test
    void anAppThatWasRemovedIsForgottenAndTheTelephoneRingsAtOnce() {
        PROVIDERS.stubFor(
                post(FCM)
                        .willReturn(
                                aResponse()
                                        .withStatus(404)
                                        .withBody(
                                                "{\"error\":{\"code\":404,\"status\":\"NOT_FOUND\",\"details\":[{\"errorCode\":\"UNREGISTERED\"}]}}")));
        nameApp(APP).expectStatus().isCreated();
        var request = asked(publication());

        awaitStates(request, "push failed device_gone", "sms sent", "email planned");
        assertThat(json(get("/v1/devices", OLGA)).path("items").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "with a space in it, and more", "quote\"quote\"quote\"quote"})
    void whatIsNoRegistrationTokenIsRefused(String token) {
        problem(nameApp(token), 422, "GOV-0021");
    }

    @Test
    void theSameAppNamedTwiceIsOneDevice() {
        nameApp(APP).expectStatus().isCreated();
        nameApp(APP).expectStatus().isCreated();

        var devices = json(get("/v1/devices", OLGA)).path("items");
        assertThat(devices.size()).isEqualTo(1);
        assertThat(devices.toString()).doesNotContain(APP);
    }

    @Test
    void everyRoundSaysWhoChoseItsOrder() {
        var request = asked(publication());
        awaitStates(request, "push failed no_address", "sms sent", "email planned");

        assertThat(json(notifications(request))
                        .path("items")
                        .valueStream()
                        .map(receipt -> receipt.path("chosen_by").asString()))
                .containsOnly("push_first");
    }

    private String receiptOf(ApprovalRequest request) {
        var sent = PROVIDERS.findAll(postRequestedFor(urlEqualTo(FCM))
                .withRequestBody(containing(request.approvalId().toString())));
        return JsonMapper.builder()
                .build()
                .readTree(sent.getFirst().getBodyAsString())
                .path("message")
                .path("data")
                .path("receipt")
                .asString();
    }

    private RestTestClient.ResponseSpec nameApp(String token) {
        return client.post()
                .uri("/v1/devices/apps")
                .headers(h -> h.setBearerAuth(OLGA))
                .body(Map.of("label", "Olga's app", "token", token))
                .exchange();
    }

    private RestTestClient.ResponseSpec arrived(String token) {
        return client.post()
                .uri("/deliveries/push")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("token", token))
                .exchange();
    }

    private RestTestClient.ResponseSpec report(ApprovalRequest request, String sid, String status, String code) {
        var fields = fields(sid, status, code);
        return posted(idOf(request), fields, sign(request, fields));
    }

    private RestTestClient.ResponseSpec posted(UUID id, MultiValueMap<String, String> fields, String signature) {
        return client.post()
                .uri("/deliveries/sms/{id}", id)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .headers(headers -> {
                    if (signature != null) {
                        headers.set("X-Twilio-Signature", signature);
                    }
                })
                .body(fields)
                .exchange();
    }

    private String sign(ApprovalRequest request, MultiValueMap<String, String> fields) {
        return TwilioSignature.of(web.publicOrigin() + "/deliveries/sms/" + idOf(request), fields, "twilio-secret");
    }

    private static MultiValueMap<String, String> fields(String sid, String status, String code) {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("AccountSid", "AC0123456789");
        fields.add("MessageSid", sid);
        fields.add("MessageStatus", status);
        fields.add("To", "+491700000001");
        fields.add("From", "WAOOAW");
        fields.add("ApiVersion", "2010-04-01");
        if (code != null) {
            fields.add("ErrorCode", code);
        }
        return fields;
    }

    private static UUID idOf(ApprovalRequest request) {
        return CascadeStore.idOf(request.approvalId(), Channel.SMS, 0);
    }

    private static ApprovalRequest publication() {
        return Requests.publication(TestTokens.OTHER_CUSTOMER, "Living well", "# Living well");
    }

    private RestTestClient.ResponseSpec notifications(ApprovalRequest request) {
        return get("/v1/approvals/" + request.approvalId() + "/notifications", OLGA);
    }

    private JsonNode sms(ApprovalRequest request) {
        return json(notifications(request)).path("items").get(1);
    }

    private void awaitStates(ApprovalRequest request, String... expected) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(states(request)).containsExactly(expected));
    }

    private List<String> states(ApprovalRequest request) {
        var states = new ArrayList<String>();
        for (var receipt : json(notifications(request)).path("items")) {
            var failure = receipt.path("failure").asString("");
            states.add(receipt.path("channel").asString() + " "
                    + receipt.path("state").asString() + (failure.isEmpty() ? "" : " " + failure));
        }
        return states;
    }

    private static void refused(RestTestClient.ResponseSpec response) {
        problem(response, 403, "GOV-0081");
    }
}
