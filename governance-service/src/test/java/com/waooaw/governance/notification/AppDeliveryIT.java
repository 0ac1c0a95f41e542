package com.waooaw.governance.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

/** An app that is told, and what it and its provider say became of the message. */
class AppDeliveryIT extends DeliveryTest {

    private static final String APP = "registration-token-of-olga";

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
}
