package com.waooaw.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalTicket;
import com.waooaw.activities.governance.GovernanceActivities.Consume;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.contracts.governance.ApprovalRequested;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.CodeBox;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.OpenApiSnapshot;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class ApprovalApiIT extends GovernanceServiceTest {

    @Autowired
    WorkflowClient temporal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApprovalReconciler reconciler;

    @Test
    void aYesIsStoredToldAndAudited() {
        var request = asked(Requests.deployment());

        decide(request.approvalId(), governor(), approve(request))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("approved")
                .jsonPath("$.decision.decided_by")
                .isEqualTo("test-platform-governor")
                .jsonPath("$.decision.source")
                .isEqualTo("api");

        var ticket = governance.approval(request.approvalId());
        assertThat(ticket.status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(ticket.decidedBy()).isEqualTo("test-platform-governor");
        await().untilAsserted(() -> assertThat(decisionsAbout(request))
                .extracting(ApprovalDecided::status, ApprovalDecided::source, ApprovalDecided::actHash)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ApprovalStatus.APPROVED, "api", request.actHash())));
        await().untilAsserted(() -> assertThat(carrier.payloads(ApprovalRequested.class))
                .filteredOn(e -> e.approvalId().equals(request.approvalId()))
                .hasSize(1));
        assertThat(auditOf(request.approvalId()))
                .containsExactly("approval_request succeeded", "approval_granted succeeded");
    }

    @Test
    void aNoSaysWhy() {
        var request = asked(Requests.deployment());

        problem(decide(request.approvalId(), governor(), deny(request, " ")), 422, "GOV-0004");
        problem(decide(request.approvalId(), governor(), deny(request, "x".repeat(10_000))), 422, "GOV-0011");
        problem(decide(request.approvalId(), governor(), deny(request, "zero \0")), 422, "GOV-0015");
        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.PENDING);

        decide(request.approvalId(), governor(), deny(request, "too early"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("denied")
                .jsonPath("$.reason")
                .isEqualTo("too early");
        assertThat(governance.approval(request.approvalId()).rationale()).isEqualTo("too early");
    }

    @Test
    void theSameDecisionAgainIsTheSameResultAndAnotherOneAConflict() {
        var request = asked(Requests.deployment());
        var first = json(decide(request.approvalId(), governor(), approve(request)));

        var second = json(decide(request.approvalId(), governor(), approve(request)));
        problem(decide(request.approvalId(), governor(), deny(request, "changed my mind")), 409, "GOV-0002");

        assertThat(second).isEqualTo(first);
        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(auditOf(request.approvalId()))
                .containsExactly(
                        "approval_request succeeded", "approval_granted succeeded", "approval_decision refused");
        await().untilAsserted(() -> assertThat(decisionsAbout(request)).hasSize(1));
    }

    @Test
    void twoDevicesAtOnceAreOneDecision() {
        var request = asked(Requests.deployment());

        try (var devices = Executors.newVirtualThreadPerTaskExecutor()) {
            var yes = devices.submit(() -> decide(request.approvalId(), governor(), approve(request))
                    .returnResult(JsonNode.class)
                    .getStatus()
                    .value());
            var no = devices.submit(() -> decide(request.approvalId(), governor(), deny(request, "no"))
                    .returnResult(JsonNode.class)
                    .getStatus()
                    .value());

            assertThat(List.of(yes.get(), no.get())).containsExactlyInAnyOrder(200, 409);
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void lookingTenTimesChangesNothing() {
        var request = asked(Requests.publication("Living well", "# Living well"));
        var first = json(get("/v1/approvals/" + request.approvalId(), engagementGovernor()));

        for (int i = 0; i < 10; i++) {
            assertThat(json(get("/v1/approvals/" + request.approvalId(), engagementGovernor())))
                    .isEqualTo(first);
        }
        assertThat(first.path("status").asString()).isEqualTo("pending");
        assertThat(first.path("act_json").asString()).isEqualTo(request.actJson());
    }

    @Test
    void onlyItsOwnGovernorKnowsOfAnEngagementsApproval() {
        var request = asked(Requests.publication("Living well", "# Living well"));
        var id = request.approvalId();
        var ofAnother = TestTokens.of(TestTokens.OTHER_CUSTOMER, Role.ENGAGEMENT_GOVERNOR);

        for (var stranger : List.of(ofAnother, governor())) {
            problem(get("/v1/approvals/" + id, stranger), 404, "GOV-0001");
            problem(decide(id, stranger, approve(request)), 404, "GOV-0001");
        }
        assertThat(auditOf(id))
                .containsExactly(
                        "approval_request succeeded", "approval_decision refused", "approval_decision refused");
        assertThat(ids("/v1/approvals?status=pending", ofAnother)).doesNotContain(id.toString());
        assertThat(ids("/v1/approvals?status=pending", engagementGovernor())).contains(id.toString());
        assertThat(governance.approval(id).status()).isEqualTo(ApprovalStatus.PENDING);
    }

    @Test
    void thePlatformsApprovalsAreNoBusinessOfAnEngagementsGovernor() {
        var request = asked(Requests.deployment());

        problem(get("/v1/approvals/" + request.approvalId(), engagementGovernor()), 404, "GOV-0001");
    }

    @Test
    void nobodyElseDecides() {
        var request = asked(Requests.publication("Living well", "# Living well"));
        var id = request.approvalId();

        for (var role : List.of(Role.ADMIN, Role.SERVICE, Role.VIEWER)) {
            problem(decide(id, TestTokens.as(role), approve(request)), 403, "WEB-0007");
        }
        problem(decide(id, TestTokens.of(TestTokens.CUSTOMER, Role.CUSTOMER_USER), approve(request)), 403, "WEB-0007");
        problem(decide(id, TestTokens.expired(Role.ENGAGEMENT_GOVERNOR), approve(request)), 401, "WEB-0006");
        problem(decide(id, TestTokens.forged(Role.ENGAGEMENT_GOVERNOR), approve(request)), 401, "WEB-0006");
        assertThat(governance.approval(id).status()).isEqualTo(ApprovalStatus.PENDING);
    }

    @Test
    void theRequesterDoesNotDecide() {
        var request = asked(Requests.deployment());
        var requester = TestTokens.named(request.requesterId(), Role.PLATFORM_GOVERNOR);

        problem(decide(request.approvalId(), requester, approve(request)), 403, "GOV-0005");
    }

    @Test
    void badInputIsNamedAndDecidesNothing() {
        var request = asked(Requests.deployment());
        var id = request.approvalId();

        problem(decide(id, governor(), Map.of("decision", "approve")), 422, "WEB-0002");
        problem(decide(id, governor(), Map.of("decision", "maybe", "act_hash", request.actHash())), 422, "WEB-0002");
        problem(decide(id, governor(), Map.of("decision", "approve", "act_hash", "zz")), 422, "WEB-0002");
        problem(
                decide(id, governor(), Map.of("decision", "approve", "act_hash", request.actHash(), "x", 1)),
                422,
                "WEB-0002");
        problem(decide(id, governor(), Map.of("decision", "approve", "act_hash", "0".repeat(64))), 409, "GOV-0006");
        problem(decide(UUID.randomUUID(), governor(), approve(request)), 404, "GOV-0001");
        problem(get("/v1/approvals/not-an-id", governor()), 404, "WEB-0005");
        problem(get("/v1/approvals?status=perhaps", governor()), 400, "WEB-0004");
        problem(get("/v1/approvals?cursor=x", governor()), 400, "WEB-0004");
        assertThat(governance.approval(id).status()).isEqualTo(ApprovalStatus.PENDING);
    }

    @Test
    void aYesIsUsedOnceByOneAct() {
        var request = asked(Requests.deployment());
        assertThat(consume(request, request.actHash(), "act-1").refusal()).isEqualTo("not_approved");
        decide(request.approvalId(), governor(), approve(request))
                .expectStatus()
                .isOk();

        var changed = consume(request, another(request.actHash()), "act-1");
        var first = consume(request, request.actHash(), "act-1");
        var again = consume(request, request.actHash(), "act-1");
        var another = consume(request, request.actHash(), "act-2");

        assertThat(changed.refusal()).isEqualTo("act_changed");
        assertThat(first.refusal()).isNull();
        assertThat(again).isEqualTo(first);
        assertThat(another.refusal()).isEqualTo("already_used");
        assertThat(another.permit()).isNull();
        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.CONSUMED);
        assertThat(auditOf(request.approvalId()))
                .containsExactly(
                        "approval_request succeeded",
                        "deploy_agent refused",
                        "approval_granted succeeded",
                        "deploy_agent refused",
                        "deploy_agent intended",
                        "deploy_agent refused");
    }

    @Test
    void manyActsAtOnceGetOnePermit() {
        var request = asked(Requests.deployment());
        decide(request.approvalId(), governor(), approve(request))
                .expectStatus()
                .isOk();

        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = java.util.stream.IntStream.range(0, 12)
                    .mapToObj(i -> workers.submit(() -> consume(request, request.actHash(), "act-" + i)))
                    .toList();
            var permits = attempts.stream()
                    .filter(attempt -> resultOf(attempt).permit() != null)
                    .count();

            assertThat(permits).isEqualTo(1);
        }
    }

    @Test
    void silenceDeniesAndALateYesReleasesNothing() {
        var request = asked(Requests.deployment());
        TestTime.awaitTimer(temporal, ApprovalWorkflow.idOf(request.approvalId()));

        TestTime.advance(Duration.ofHours(24).plusSeconds(1));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(decisionsAbout(request))
                        .extracting(ApprovalDecided::status, ApprovalDecided::source)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple(ApprovalStatus.EXPIRED, "timeout")));
        problem(decide(request.approvalId(), governor(), approve(request)), 409, "GOV-0003");
        assertThat(consume(request, request.actHash(), "act-1").refusal()).isEqualTo("expired");
        assertThat(governance.approval(request.approvalId()).decidedBy()).isNull();
    }

    @Test
    void aQuestionPutAsideWaitsAndComesBackWhenItsTimeHasCome() {
        var request = asked(Requests.deployment());
        var id = request.approvalId();
        TestTime.awaitTimer(temporal, ApprovalWorkflow.idOf(id));
        var until = TestTime.clock().instant().plus(Duration.ofHours(2));

        problem(decide(id, governor(), defer(request, "9999-01-01T00:00:00Z")), 422, "GOV-0020");
        problem(decide(id, governor(), Map.of("decision", "defer", "act_hash", request.actHash())), 422, "GOV-0019");
        problem(decide(id, governor(), defer(request, "tomorrow")), 422, "WEB-0002");
        decide(id, governor(), defer(request, until.toString()))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("deferred")
                .jsonPath("$.deferred_until")
                .isNotEmpty()
                .jsonPath("$.decision.decided_by")
                .isEqualTo("test-platform-governor");
        assertThat(ids("/v1/approvals?status=deferred", governor())).contains(id.toString());
        assertThat(consume(request, request.actHash(), "act-1").refusal()).isEqualTo("not_approved");

        passes(request, Duration.ofHours(2).plusSeconds(1), ApprovalStatus.PENDING);

        assertThat(decisionsAbout(request)).isEmpty();
        decide(id, governor(), approve(request)).expectStatus().isOk();
        assertThat(auditOf(id))
                .containsSubsequence(
                        "approval_deferred succeeded", "approval_resumed succeeded", "approval_granted succeeded");
    }

    @Test
    void whatIsPutAsideCanBeDecidedAtAnyTimeAndExpiresAllTheSame() {
        var decided = asked(Requests.deployment());
        var forgotten = asked(Requests.deployment());
        for (var request : List.of(decided, forgotten)) {
            decide(request.approvalId(), governor(), because(request, "defer", "I ask the customer first"))
                    .expectStatus()
                    .isOk();
        }

        decide(decided.approvalId(), governor(), deny(decided, "the customer said no"))
                .expectStatus()
                .isOk();
        passes(forgotten, Duration.ofHours(24).plusSeconds(1), ApprovalStatus.EXPIRED);

        assertThat(governance.approval(decided.approvalId()).rationale()).isEqualTo("the customer said no");
    }

    @Test
    void aWorkerThatLostEverythingBringsBackWhatWasPutAside() {
        var request = asked(Requests.deployment());
        var id = ApprovalWorkflow.idOf(request.approvalId());
        var until = TestTime.clock().instant().plus(Duration.ofHours(2));
        decide(request.approvalId(), governor(), defer(request, until.toString()))
                .expectStatus()
                .isOk();

        temporal.newUntypedWorkflowStub(id).terminate("its history is lost");
        assertThat(reconciler.unfinished())
                .extracting(start -> start.workflowId())
                .contains(id);
        var restarted = temporal.newWorkflowStub(
                ApprovalWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(id)
                        .setTaskQueue("governance")
                        .build());
        WorkflowClient.start(restarted::seeThrough, new ApprovalWorkflow.Start(request.approvalId()));

        passes(request, Duration.ofHours(2).plusSeconds(1), ApprovalStatus.PENDING);
    }

    @Test
    void whatWasPutAsideIsNotApprovedBySilence() {
        var draft = asked(Requests.about(ApprovalClass.ARTIFACT, "draft"));
        decide(draft.approvalId(), governor(), because(draft, "defer", "I ask the lawyer first"))
                .expectStatus()
                .isOk();

        passes(draft, Duration.ofMinutes(30).plusSeconds(1), ApprovalStatus.EXPIRED);
    }

    @Test
    void aYesToADeletionSaysWhyAndSoon() {
        var request = asked(Requests.about(ApprovalClass.EXECUTION, "delete"));
        var id = request.approvalId();

        var shown = json(get("/v1/approvals/" + id, governor()));
        assertThat(shown.path("rule").path("row").asString()).isEqualTo("AT-20");
        assertThat(shown.path("reason_required").asBoolean()).isTrue();
        problem(decide(id, governor(), approve(request)), 422, "GOV-0004");
        problem(decide(id, governor(), because(request, "approve", "the account is closed")), 403, "GOV-0060");
        var sent = client.post()
                .uri("/v1/approvals/{id}/step-ups", id)
                .headers(h -> h.setBearerAuth(governor()))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        var yes = new HashMap<>(because(request, "approve", "the customer's account is closed"));
        yes.put("code", CodeBox.codeOf(sent.path("step_up_id").asString()));
        yes.put("number", sent.path("number").asString());
        decide(id, governor(), yes)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("approved")
                .jsonPath("$.reason")
                .isEqualTo("the customer's account is closed");

        var left = asked(Requests.about(ApprovalClass.EXECUTION, "delete"));
        passes(left, Duration.ofHours(2).plusSeconds(1), ApprovalStatus.EXPIRED);
    }

    @Test
    void silenceIsAYesForWhatStaysInTheHouseAndForNothingElse() {
        var draft = asked(Requests.about(ApprovalClass.ARTIFACT, "draft"));
        var other = asked(Requests.about(ApprovalClass.ARTIFACT, "publish_content"));
        for (var request : List.of(draft, other)) {
            TestTime.awaitTimer(temporal, ApprovalWorkflow.idOf(request.approvalId()));
        }

        TestTime.advance(Duration.ofMinutes(30).plusSeconds(1));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(decisionsAbout(draft))
                        .extracting(ApprovalDecided::status, ApprovalDecided::source, ApprovalDecided::decidedBy)
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple(ApprovalStatus.APPROVED, "timeout", null)));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(decisionsAbout(other))
                        .extracting(ApprovalDecided::status)
                        .containsExactly(ApprovalStatus.EXPIRED));
        assertThat(consume(draft, draft.actHash(), "act-1").permit()).isNotNull();
        assertThat(auditOf(draft.approvalId())).contains("approval_timeout succeeded", "draft intended");
    }

    @Test
    void whichRowSetTheTermsIsKeptAndNobodyCanChangeIt() {
        var request = asked(Requests.deployment());
        var kept = JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("select row_name, facts from governance.rule_evaluation where approval_id = :id")
                .param("id", request.approvalId())
                .query()
                .singleRow();

        assertThat(kept)
                .containsEntry("row_name", "AT-70")
                .containsEntry(
                        "facts",
                        "{\"action_type\":\"deploy_agent\",\"approval_class\":\"execution\","
                                + "\"reversible\":true,\"risk_level\":\"medium\",\"scope\":\"platform\"}");
        assertThatExceptionOfType(org.springframework.dao.DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("update rule_evaluation set row_name = 'AT-90'")
                        .update());
    }

    @Test
    void aYesThatNobodyUsedForADayIsWorthNothing() {
        var request = asked(Requests.deployment());
        decide(request.approvalId(), governor(), approve(request))
                .expectStatus()
                .isOk();

        TestTime.advance(Duration.ofHours(24));

        assertThat(consume(request, request.actHash(), "act-1").refusal()).isEqualTo("expired");
    }

    @Test
    void askingAgainIsTheSameQuestionAndAnotherActIsNot() {
        var request = Requests.deployment();
        ApprovalTicket first = governance.requestApproval(request);

        assertThat(governance.requestApproval(request)).isEqualTo(first);
        var other = Requests.deployment();
        refused("GOV-0007", Requests.with(request, other.actJson(), other.actHash(), request.summary()));
        refused("GOV-0008", Requests.with(request, request.actJson(), other.actHash(), request.summary()));
        refused("GOV-0009", Requests.with(request, request.actJson(), request.actHash(), "x".repeat(201)));
        refused("GOV-0009", Requests.with(request, request.actJson(), request.actHash(), "zero \0"));
        refused("GOV-0009", Requests.about(ApprovalClass.EXECUTION, "Send me_everything http://evil.example"));
    }

    @Test
    void aQuestionTakenBackCannotBeDecided() {
        var request = asked(Requests.deployment());

        governance.withdrawApproval(request.approvalId(), "blueprint_changed");
        governance.withdrawApproval(request.approvalId(), "again");

        problem(decide(request.approvalId(), governor(), approve(request)), 409, "GOV-0010");
        assertThat(governance.approval(request.approvalId()).rationale()).isEqualTo("blueprint_changed");
        await().untilAsserted(() -> assertThat(decisionsAbout(request))
                .extracting(ApprovalDecided::status)
                .containsExactly(ApprovalStatus.WITHDRAWN));
    }

    @Test
    void theApiIsWhatWasCommitted() {
        OpenApiSnapshot.verify("governance", client);
    }

    private void passes(ApprovalRequest request, Duration by, ApprovalStatus wanted) {
        passes(
                temporal,
                request.approvalId(),
                by,
                () -> governance.approval(request.approvalId()).status() == wanted);
    }

    private void refused(String code, ApprovalRequest request) {
        assertThatExceptionOfType(ApplicationFailure.class)
                .isThrownBy(() -> governance.requestApproval(request))
                .satisfies(e -> assertThat(e.getType()).isEqualTo(code))
                .satisfies(e -> assertThat(e.isNonRetryable()).isTrue());
    }

    private com.waooaw.activities.governance.GovernanceActivities.Consumption consume(
            ApprovalRequest request, String hash, String key) {
        return governance.consume(new Consume(request.approvalId(), hash, key, request.cause()));
    }

    private static <T> T resultOf(java.util.concurrent.Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private List<ApprovalDecided> decisionsAbout(ApprovalRequest request) {
        return carrier.payloads(ApprovalDecided.class).stream()
                .filter(e -> e.approvalId().equals(request.approvalId()))
                .toList();
    }

    private List<String> ids(String uri, String token) {
        return json(get(uri, token))
                .path("items")
                .valueStream()
                .map(item -> item.path("approval_id").asString())
                .toList();
    }

    private List<String> auditOf(UUID approvalId) {
        return json(get("/v1/audit/events?subject_id=" + approvalId, TestTokens.as(Role.ADMIN)))
                .path("items")
                .valueStream()
                .map(e -> e.path("action_type").asString() + " "
                        + e.path("result").asString())
                .toList();
    }

    private static Map<String, String> approve(ApprovalRequest request) {
        return Map.of("decision", "approve", "act_hash", request.actHash());
    }

    private static Map<String, String> defer(ApprovalRequest request, String until) {
        return Map.of("decision", "defer", "defer_until", until, "act_hash", request.actHash());
    }

    private static Map<String, String> because(ApprovalRequest request, String decision, String reason) {
        return Map.of("decision", decision, "reason", reason, "act_hash", request.actHash());
    }

    private static Map<String, String> deny(ApprovalRequest request, String reason) {
        return Map.of("decision", "deny", "reason", reason, "act_hash", request.actHash());
    }

    private static void problem(
            org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec response, int status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.correlation_id")
                .isNotEmpty();
    }

    /** A hash that differs in one digit. */
    private static String another(String hash) {
        return (hash.startsWith("0") ? "1" : "0") + hash.substring(1);
    }
}
