package com.waooaw.governance.veto;

import static com.waooaw.governance.Answers.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.Requests;
import com.waooaw.governance.known.KnownAgents;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a precedent answers in place of a Governor, and when it is silent. */
class PrecedentYesIT extends VetoTest {

    @Autowired
    KnownAgents agents;

    @Test
    void aPrecedentAnswersAtOnceAndNobodyIsDisturbed() {
        var request = asked(Requests.allowedDeployment());

        var ticket = governance.approval(request.approvalId());
        assertThat(ticket.status()).isEqualTo(ApprovalStatus.AUTO_APPROVED);
        assertThat(ticket.decidedBy()).isNull();
        var shown = json(get("/v1/approvals/" + request.approvalId(), governor()));
        assertThat(shown.path("status").asString()).isEqualTo("auto_approved");
        assertThat(shown.path("precedent").path("seed_id").asString()).isEqualTo("DEMO-001");
        assertThat(shown.path("precedent").path("version").asInt()).isEqualTo(1);
        assertThat(Duration.between(
                        Instant.parse(shown.path("created_at").asString()),
                        Instant.parse(shown.path("veto_until").asString())))
                .isEqualTo(Duration.ofHours(24));
        await().untilAsserted(() -> assertThat(decisionsAbout(request)).containsExactly("auto_approved precedent"));
        assertThat(auditOf(request)).containsExactly("approval_request succeeded", "approval_auto succeeded");
        assertThat(evaluationsOf(request))
                .containsExactlyInAnyOrder(
                        "approval_terms AT-70", "precedent_exclusions PX-99", "precedents DEMO-001/1");
        TestTime.awaitTimer(temporal, "approval-" + request.approvalId());
        assertThat(json(get("/v1/approvals/" + request.approvalId() + "/notifications", governor()))
                        .path("items"))
                .isEmpty();
    }

    @Test
    void whatNoPrecedentFitsIsAskedAndItIsKeptWhy() {
        var high = asked(Requests.withRisk(Requests.allowedDeployment(), "high", true));
        var silent = asked(Requests.deployment());
        var daily = Requests.told(Requests.deployment(), Map.of("expected_runs_per_day", 20, "sandbox_only", true));
        asked(daily);

        for (var request : List.of(high, silent, daily)) {
            assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.PENDING);
        }
        assertThat(evaluationsOf(high)).containsExactlyInAnyOrder("approval_terms AT-70", "precedent_exclusions PX-20");
        assertThat(evaluationsOf(silent)).containsExactly("approval_terms AT-70");
        assertThat(evaluationsOf(daily))
                .containsExactlyInAnyOrder("approval_terms AT-70", "precedent_exclusions PX-99", "precedents NONE");
    }

    @Test
    void anAgentThatWorksUnderWatchAsksAHuman() {
        var request = Requests.allowedDeployment();
        push.deliver(
                new AgentStateChanged(
                        UUID.fromString(request.subjectId()),
                        "AGT-" + request.subjectId(),
                        "Healthcare content writer",
                        "healthcare",
                        "JOB-HC-001",
                        AgentState.ACTIVE,
                        AgentState.DEGRADED,
                        TestTime.clock().instant(),
                        "1.0.0",
                        null,
                        null),
                request.cause(),
                null);
        await().untilAsserted(
                        () -> assertThat(agents.isWatched(request.subjectId())).isTrue());

        asked(request);

        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.PENDING);
        assertThat(evaluationsOf(request)).contains("precedent_exclusions PX-80");
    }

    @Test
    void afterThreeVetoesAPrecedentSaysNothingAnyMore() {
        for (int i = 0; i < 3; i++) {
            var request = asked(Requests.allowedDeployment());
            assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.AUTO_APPROVED);
            body(veto(governor(), veto(request)), 201);
        }

        var next = asked(Requests.allowedDeployment());

        assertThat(governance.approval(next.approvalId()).status()).isEqualTo(ApprovalStatus.PENDING);
        assertThat(evaluationsOf(next)).contains("precedents NONE");
        assertThat(factsOf(next)).contains("\"out_of_force\":\"DEMO-001/1\"");
    }

    @Test
    void aPrecedentThatIsVetoedMoreThanOnceInTenIsTold() {
        for (int i = 0; i < 9; i++) {
            asked(Requests.allowedDeployment());
        }
        var first = asked(Requests.allowedDeployment());
        var second = asked(Requests.allowedDeployment());
        body(veto(governor(), veto(first)), 201);
        assertThat(alerts()).doesNotContain(first.approvalId().toString());

        body(veto(governor(), veto(second)), 201);

        assertThat(alerts()).contains(second.approvalId().toString());
    }

    @Test
    void whileTheAuditLogIsBrokenNoPrecedentSaysYesAndAVetoStillWorks() {
        var before = asked(Requests.allowedDeployment());
        verified("segment", false);
        try {
            var meanwhile = asked(Requests.allowedDeployment());

            assertThat(governance.approval(meanwhile.approvalId()).status()).isEqualTo(ApprovalStatus.PENDING);
            assertThat(evaluationsOf(meanwhile)).containsExactly("approval_terms AT-70");
            body(veto(governor(), veto(before)), 201);
            undone(before);
        } finally {
            verified("full", true);
        }
    }

    private void verified(String kind, boolean intact) {
        database.sql("select audit_log.put_verification(:kind, 0, 0, :intact, '[]'::jsonb)")
                .param("kind", kind)
                .param("intact", intact)
                .query((_, _) -> true)
                .list();
    }

    private String alerts() {
        return json(get("/v1/audit/events?subject_id=DEMO-001/1", TestTokens.as(Role.ADMIN)))
                .toString();
    }

    private List<String> evaluationsOf(ApprovalRequest request) {
        return database.sql(
                        "select table_name || ' ' || row_name from governance.rule_evaluation where approval_id = :id")
                .param("id", request.approvalId())
                .query(String.class)
                .list();
    }

    private String factsOf(ApprovalRequest request) {
        return database.sql(
                        "select facts from governance.rule_evaluation where approval_id = :id and table_name = 'precedents'")
                .param("id", request.approvalId())
                .query(String.class)
                .single();
    }
}
