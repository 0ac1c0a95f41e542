package com.waooaw.governance.approval;

import static com.waooaw.governance.Answers.body;
import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.CodeBox;
import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.TestTime;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What time makes of a question that nobody decides, or that was put aside. */
class SilenceIT extends ApprovalApiTest {

    @Autowired
    WorkflowClient temporal;

    @Autowired
    ApprovalReconciler reconciler;

    @Test
    void silenceDeniesAndALateYesReleasesNothing() {
        var request = asked(Requests.deployment());
        TestTime.awaitTimer(temporal, ApprovalWorkflow.idOf(request.approvalId()));

        TestTime.advance(Duration.ofHours(24).plusSeconds(1));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(decisionsAbout(request))
                        .extracting(ApprovalDecided::status, ApprovalDecided::source)
                        .containsExactly(tuple(ApprovalStatus.EXPIRED, "timeout")));
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
        TestTime.awaitTimer(temporal, id);
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
        var sent = body(
                client.post()
                        .uri("/v1/approvals/{id}/step-ups", id)
                        .headers(h -> h.setBearerAuth(governor()))
                        .exchange(),
                202);
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
                        .containsExactly(tuple(ApprovalStatus.APPROVED, "timeout", null)));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(decisionsAbout(other))
                        .extracting(ApprovalDecided::status)
                        .containsExactly(ApprovalStatus.EXPIRED));
        assertThat(consume(draft, draft.actHash(), "act-1").permit()).isNotNull();
        assertThat(auditOf(draft.approvalId())).contains("approval_timeout succeeded", "draft intended");
    }

    private void passes(ApprovalRequest request, Duration by, ApprovalStatus wanted) {
        passes(
                temporal,
                request.approvalId(),
                by,
                () -> governance.approval(request.approvalId()).status() == wanted);
    }

    private static Map<String, String> defer(ApprovalRequest request, String until) {
        return Map.of("decision", "defer", "defer_until", until, "act_hash", request.actHash());
    }

    private static Map<String, String> because(ApprovalRequest request, String decision, String reason) {
        return Map.of("decision", decision, "reason", reason, "act_hash", request.actHash());
    }
}
