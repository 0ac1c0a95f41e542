package com.waooaw.governance.approval;

import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalTicket;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.contracts.governance.ApprovalRequested;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.OpenApiSnapshot;
import com.waooaw.platform.testkit.TestDatabase;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A question, its one decision, and what is kept of both. */
class ApprovalApiIT extends ApprovalApiTest {

    @Autowired
    JdbcClient jdbc;

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
                .containsExactly(tuple(ApprovalStatus.APPROVED, "api", request.actHash())));
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
        } catch (InterruptedException | ExecutionException e) {
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
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("update rule_evaluation set row_name = 'AT-90'")
                        .update());
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

    private void refused(String code, ApprovalRequest request) {
        assertThatExceptionOfType(ApplicationFailure.class)
                .isThrownBy(() -> governance.requestApproval(request))
                .satisfies(e -> assertThat(e.getType()).isEqualTo(code))
                .satisfies(e -> assertThat(e.isNonRetryable()).isTrue());
    }
}
