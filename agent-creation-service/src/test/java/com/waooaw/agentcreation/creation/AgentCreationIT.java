package com.waooaw.agentcreation.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.agentcreation.review.ReviewFixtures;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** From a posted blueprint to an agent at work, or to the no of a reviewer or the Governor. */
class AgentCreationIT extends AgentCreationTest {

    @Test
    void anApprovedAgentIsBoundCheckedAndWorks() {
        var receipt = operator.submit(Operator.blueprint(Operator.unique("Writer")));
        var agentId = receipt.path("agent_id").asString();
        var waiting = operator.asked(receipt.path("workflow_id").asString());

        assertThat(waiting.at("/waiting_for/what").asString()).isEqualTo("governor_decision");
        assertThat(waiting.at("/waiting_for/who/0").asString()).isEqualTo("PLATFORM_GOVERNOR");
        assertThat(waiting.path("findings").isEmpty()).isTrue();
        var approvalId = approvalOf(waiting);
        var request = governance.request(approvalId);
        var manifest = operator.get("/v1/agents/" + agentId + "/manifest");
        assertThat(request.actHash()).isEqualTo(CanonicalJson.sha256(request.actJson()));
        assertThat(CanonicalJson.sha256(CanonicalJson.of(manifest.path("manifest"))))
                .isEqualTo(manifest.path("manifest_hash").asString());
        assertThat(request.actJson()).contains(manifest.path("manifest_hash").asString());
        assertThat(manifest.at("/manifest/technology/models/0/name").asString()).isEqualTo("all-MiniLM-L6-v2");
        assertThat(manifest.path("manifest").path("trigger_tests").has("NEW_MODEL"))
                .isTrue();
        assertThat(request.context().toString()).contains("Genesis proposes a price of INR 12000 a month");
        assertThat(manifest.at("/manifest/monthly_price_inr").asInt()).isEqualTo(12_000);

        approve(waiting);

        operator.agentIn(agentId, "active");
        assertThat(operator.get("/v1/skills/SKILL-HC-001").path("status").asString())
                .isEqualTo("active");
        assertThat(operator.get("/v1/job-roles/JOB-HC-001").path("status").asString())
                .isEqualTo("active");
        assertThat(execution.callsFor(UUID.fromString(agentId)))
                .containsExactly("bind " + agentId, "sample " + agentId);
        assertThat(execution.bound.get(UUID.fromString(agentId)).manifestHash())
                .isEqualTo(manifest.path("manifest_hash").asString());
        await().untilAsserted(() -> assertThat(states(agentId))
                .containsExactly(
                        AgentState.DRAFT,
                        AgentState.SPECIFIED,
                        AgentState.GENESIS_REVIEW,
                        AgentState.ARCHITECTURE_REVIEW,
                        AgentState.ETHICS_REVIEW,
                        AgentState.GOVERNOR_REVIEW,
                        AgentState.DEPLOYING,
                        AgentState.ACTIVE));
        assertThat(trail(agentId))
                .contains(
                        "agent_submitted", "stage_genesis", "approval_requested", "stage_governor", "agent_activated");
    }

    @Test
    void theGovernorsNoIsTheEnd() {
        var receipt = operator.submit(Operator.blueprint(Operator.unique("Writer")));
        var waiting = operator.asked(receipt.path("workflow_id").asString());

        governance.decide(approvalOf(waiting), ApprovalStatus.DENIED);
        tell(waiting, ApprovalStatus.DENIED);

        var workflow = operator.ended(receipt.path("workflow_id").asString());
        assertThat(workflow.path("outcome").asString()).isEqualTo("denied");
        assertThat(workflow.path("state").asString()).isEqualTo("rejected");
        assertThat(workflow.path("stages").get(2).path("status").asString()).isEqualTo("revoked");
        assertThat(execution.callsFor(agentOf(receipt))).isEmpty();
    }

    @Test
    void silenceForADayDenies() {
        var receipt = operator.submit(Operator.blueprint(Operator.unique("Writer")));
        operator.asked(receipt.path("workflow_id").asString());
        TestTime.awaitTimer(temporal, receipt.path("workflow_id").asString());

        TestTime.advance(Duration.ofHours(25)); // and nobody tells the workflow

        var workflow = operator.ended(receipt.path("workflow_id").asString());
        assertThat(workflow.path("outcome").asString()).isEqualTo("expired");
        assertThat(workflow.path("state").asString()).isEqualTo("specified");
        assertThat(execution.callsFor(agentOf(receipt))).isEmpty();
    }

    @Test
    void aRefusedBlueprintShowsTheFindingsOfAllThreeReviewers() {
        var tree = ReviewFixtures.validTree();
        tree.put("agent_name", Operator.unique("Writer"));
        tree.put("requires_manager", true);
        ReviewFixtures.set(tree, "/rollback_plan/idempotent", "false");
        ReviewFixtures.set(tree, "/me_wow/auditability/can_be_disabled", "true");

        var receipt = operator.post(tree.toString(), "application/json")
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        var workflow = operator.ended(receipt.path("workflow_id").asString());

        assertThat(workflow.path("outcome").asString()).isEqualTo("refused");
        assertThat(workflow.path("state").asString()).isEqualTo("specified");
        assertThat(workflow.at("/waiting_for/what").asString()).isEqualTo("mended_blueprint");
        assertThat(workflow.path("findings")
                        .valueStream()
                        .map(f -> f.path("code").asString()))
                .containsExactly("G-10", "A-05", "V-03");
        assertThat(workflow.at("/stages/2/detail/decision").asString()).isEqualTo("refused");
        assertThat(workflow.at("/stages/2/detail/refused_by/0").asString()).isEqualTo("G-10");
        assertThat(workflow.at("/stages/3/detail/suggestion").asString()).startsWith("refused: A-05");
        assertThat(workflow.at("/stages/4/detail/decision").asString()).isEqualTo("revise");
        assertThat(workflow.at("/stages/4/detail/alignment_score").asInt()).isEqualTo(90);
        assertThat(workflow.at("/stages/4/detail/automatic_fails/0").asString()).isEqualTo("V-03");
    }

    @Test
    void aCriticalRadiusIsPutToTheGovernorAndNotRefused() {
        var tree = ReviewFixtures.validTree();
        tree.put("agent_name", Operator.unique("Writer"));
        ReviewFixtures.set(tree, "/me_wow/containment/max_blast_radius", "\"critical\"");

        var receipt = operator.post(tree.toString(), "application/json")
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        var waiting = operator.asked(receipt.path("workflow_id").asString());

        assertThat(waiting.at("/stages/3/detail/decision").asString()).isEqualTo("escalated");
        var request = governance.request(approvalOf(waiting));
        assertThat(request.riskLevel()).isEqualTo("critical");
        assertThat(request.blastRadius()).isEqualTo("critical");
        assertThat(request.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo("A-04"));
    }

    @Test
    void twoAgentsInOneFileThatNeedEachOtherAreBothRefused() {
        var first = Operator.unique("Writer A");
        var second = Operator.unique("Writer B");
        var yaml = new String(
                        ReviewFixtures.example("broken/d-dependency-cycle.yaml"),
                        java.nio.charset.StandardCharsets.UTF_8)
                .replace("Writer A", first)
                .replace("Writer B", second);

        var receipt = operator.submit(yaml);

        assertThat(receipt.path("agents")).hasSize(2);
        for (var agent : receipt.path("agents")) {
            var workflow = operator.ended(agent.path("workflow_id").asString());
            assertThat(workflow.path("findings")
                            .valueStream()
                            .map(f -> f.path("code").asString()))
                    .containsExactly("A-03");
        }
    }

    private static List<String> trail(String agentId) {
        return JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("select action_type from audit_log.audit_entry where agent_id = :id::uuid")
                .param("id", agentId)
                .query(String.class)
                .list();
    }
}
