package com.waooaw.governance.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.governance.approval.ApprovalSteps;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A Governor with a telephone and a mailbox. */
class CascadeIT extends GovernanceServiceTest {

    private static final String OLGA = TestTokens.of(TestTokens.OTHER_CUSTOMER, Role.ENGAGEMENT_GOVERNOR);

    @Autowired
    WorkflowClient temporal;

    @Autowired
    ApprovalSteps steps;

    @AfterEach
    void forget() {
        PROVIDERS.resetAll();
    }

    @Test
    void theNextChannelComesAtItsTimeWhereNobodyHasLooked() {
        answering(taken());
        var request = asked(publication());

        awaitStates(request, "push failed no_address", "sms sent", "email planned");
        assertThat(mailsAbout(request)).isEmpty();
        passes(
                temporal,
                request.approvalId(),
                Duration.ofMinutes(15).plusSeconds(1),
                () -> states(request, OLGA).contains("email sent"));

        awaitStates(request, "push failed no_address", "sms sent", "email sent");
        assertThat(mailsAbout(request)).hasSize(1);
        assertThat(textsAbout(request)).isEqualTo(1);
    }

    @Test
    void whoHasLookedIsToldNoFurther() {
        answering(taken());
        var request = asked(publication());
        awaitStates(request, "push failed no_address", "sms sent", "email planned");

        client.post()
                .uri("/v1/approvals/{id}/acknowledgement", request.approvalId())
                .headers(h -> h.setBearerAuth(OLGA))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("pending");
        awaitTimers(request);
        TestTime.advance(Duration.ofMinutes(16));
        decide(request.approvalId(), OLGA, Map.of("decision", "approve", "act_hash", request.actHash()))
                .expectStatus()
                .isOk();
        temporal.newUntypedWorkflowStub("approval-" + request.approvalId()).getResult(Void.class);

        awaitStates(request, "push failed no_address", "sms sent", "email planned");
        assertThat(mailsAbout(request)).isEmpty();
    }

    @Test
    void aChannelThatFailsHandsOnAtOnceAndSaysWhy() {
        answering(aResponse().withStatus(400).withBody("{\"code\":21211,\"message\":\"no number\"}"));
        var request = asked(publication());

        awaitStates(request, "push failed no_address", "sms failed refused_21211", "email sent");
    }

    @Test
    void aTextMessageOfUnknownOutcomeIsNotSentAgain() {
        answering(taken());
        var request = asked(publication());
        awaitStates(request, "push failed no_address", "sms sent", "email planned");
        // as a crash between the message and its receipt leaves it
        JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql(
                        "update governance.notification set state = 'sending', sent_at = null, reference = null,"
                                + " intended_at = intended_at - interval '2 minutes' where approval_id = :id and channel = 'sms'")
                .param("id", request.approvalId())
                .update();

        steps.tellGovernor(request.approvalId());

        awaitStates(request, "push failed no_address", "sms failed outcome_unknown", "email sent");
        assertThat(textsAbout(request)).isEqualTo(1);
    }

    @Test
    void twoWorkersAtOnceSendOneTextMessage() throws Exception {
        answering(taken().withFixedDelay(500));
        var request = asked(publication());

        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = workers.submit(() -> steps.tellGovernor(request.approvalId()));
            var second = workers.submit(() -> steps.tellGovernor(request.approvalId()));
            first.get();
            second.get();
        }

        awaitStates(request, "push failed no_address", "sms sent", "email planned");
        assertThat(textsAbout(request)).isEqualTo(1);
    }

    @Test
    void whoHasNoTelephoneGetsMailAtOnce() {
        var request = asked(Requests.publication("Living well", "# Living well"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(states(request, engagementGovernor()))
                        .containsExactly("push failed no_address", "sms failed no_address", "email sent"));
    }

    @Test
    void aStrangerLearnsNothingOfTheMessages() {
        answering(taken());
        var request = asked(publication());

        for (var stranger : List.of(governor(), engagementGovernor())) {
            get("/v1/approvals/" + request.approvalId() + "/notifications", stranger)
                    .expectStatus()
                    .isNotFound();
            client.post()
                    .uri("/v1/approvals/{id}/acknowledgement", request.approvalId())
                    .headers(h -> h.setBearerAuth(stranger))
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
    }

    private static ApprovalRequest publication() {
        return Requests.publication(TestTokens.OTHER_CUSTOMER, "Living well", "# Living well");
    }

    private void awaitTimers(ApprovalRequest request) {
        TestTime.awaitTimer(temporal, "approval-" + request.approvalId());
    }

    private void awaitStates(ApprovalRequest request, String... expected) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(states(request, OLGA)).containsExactly(expected));
    }

    private List<String> states(ApprovalRequest request, String token) {
        return json(get("/v1/approvals/" + request.approvalId() + "/notifications", token))
                .path("items")
                .valueStream()
                .map(CascadeIT::state)
                .toList();
    }

    private static String state(JsonNode receipt) {
        var failure = receipt.path("failure").asString("");
        return receipt.path("channel").asString() + " " + receipt.path("state").asString()
                + (failure.isEmpty() ? "" : " " + failure);
    }

    private static int textsAbout(ApprovalRequest request) {
        return PROVIDERS
                .findAll(postRequestedFor(urlPathMatching(".*/Messages.json"))
                        .withRequestBody(containing(request.approvalId().toString())))
                .size();
    }

    private static List<String> mailsAbout(ApprovalRequest request) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .map(GreenMailUtil::getBody)
                .filter(body -> body.contains(request.approvalId().toString()))
                .toList();
    }

    private static void answering(ResponseDefinitionBuilder answer) {
        PROVIDERS.stubFor(post(urlPathMatching(".*/Messages.json")).willReturn(answer));
    }

    private static ResponseDefinitionBuilder taken() {
        return aResponse().withStatus(201).withBody("{\"sid\":\"SM1\",\"status\":\"queued\"}");
    }
}
