package com.waooaw.agentcreation.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.agentcreation.review.ReviewFixtures;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.EventPush;
import com.waooaw.platform.testkit.RecordingCarrier;
import com.waooaw.platform.testkit.ServiceTest;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.workflow.UnfinishedWorkflows;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** From a posted blueprint to an agent at work, and every way it can end otherwise. */
@ServiceTest("agent-creation")
@Import(Neighbours.class)
class AgentCreationIT {

    @Autowired
    RestTestClient client;

    @Autowired
    EventPush push;

    @Autowired
    RecordingCarrier carrier;

    @Autowired
    FakeGovernance governance;

    @Autowired
    FakeExecution execution;

    @Autowired
    WorkflowClient temporal;

    @Autowired
    UnfinishedWorkflows unfinished;

    private Operator operator;

    @BeforeEach
    void anOperator() {
        operator = new Operator(client);
    }

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

        approve(waiting);

        operator.agentIn(agentId, "active");
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
    void anAgentThatFailsItsHealthCheckIsRolledBack() {
        var receipt = operator.submit(Operator.blueprint(Operator.unique("Writer unhealthy")));
        var agentId = agentOf(receipt);
        approve(operator.asked(receipt.path("workflow_id").asString()));

        var workflow = operator.ended(receipt.path("workflow_id").asString());

        assertThat(workflow.path("outcome").asString()).isEqualTo("rolled_back");
        assertThat(workflow.path("state").asString()).isEqualTo("deployment_failed");
        assertThat(workflow.path("failure").asString()).isEqualTo("HEALTH-CHECK");
        assertThat(workflow.at("/stages/6/detail/probes/0/failure").asString()).isEqualTo("RESEARCH-EMPTY");
        assertThat(workflow.path("compensations"))
                .allSatisfy(step -> assertThat(step.path("state").asString()).isEqualTo("done"));
        assertThat(execution.callsFor(agentId))
                .containsExactly("bind " + agentId, "sample " + agentId, "unbind " + agentId);
        assertThat(execution.bound).doesNotContainKey(agentId);
    }

    @Test
    void anAgentThatCannotBeUnboundIsContained() {
        var receipt = operator.submit(Operator.blueprint(Operator.unique("Writer unhealthy clings")));
        approve(operator.asked(receipt.path("workflow_id").asString()));

        var workflow = operator.ended(receipt.path("workflow_id").asString());

        assertThat(workflow.path("outcome").asString()).isEqualTo("contained");
        assertThat(workflow.path("state").asString()).isEqualTo("suspended");
        assertThat(workflow.at("/compensations/0/state").asString()).isEqualTo("failed");
        assertThat(workflow.at("/compensations/0/owner").asString()).isEqualTo("agent-execution");
    }

    @Test
    void aRestartFromTheDatabaseGoesOnAndDoesNothingTwice() {
        var receipt = operator.submit(Operator.blueprint(Operator.unique("Writer")));
        var workflowId = receipt.path("workflow_id").asString();
        var agentId = agentOf(receipt);
        var waiting = operator.asked(workflowId);
        int asked = governance.asked();

        loseTheWorkflow(workflowId);
        approve(waiting);
        restartEverythingUnfinished();
        operator.agentIn(agentId.toString(), "active");

        loseTheWorkflow(workflowId);
        start(new Run(agentId, 1));
        await().untilAsserted(() -> assertThat(unfinishedIds()).doesNotContain(workflowId));
        assertThat(governance.asked()).isEqualTo(asked);
        assertThat(execution.callsFor(agentId)).containsExactly("bind " + agentId, "sample " + agentId);
        assertThat(states(agentId.toString())).endsWith(AgentState.DEPLOYING, AgentState.ACTIVE);
        assertThat(states(agentId.toString())).hasSize(8);
    }

    @Test
    void aManifestChangedAfterTheApprovalIsNotDeployed() {
        var receipt = operator.submit(Operator.blueprint(Operator.unique("Writer")));
        var agentId = agentOf(receipt);
        var waiting = operator.asked(receipt.path("workflow_id").asString());
        var database = JdbcClient.create(TestDatabase.superuser("waooaw"));
        var altered = database.sql("select manifest_json from agents.manifest where agent_id = :id")
                .param("id", agentId)
                .query(String.class)
                .single()
                .replace("\"max_words\":1200", "\"max_words\":1201");
        database.sql("update agents.manifest set manifest_json = :json, manifest_hash = :hash where agent_id = :id")
                .param("json", altered)
                .param("hash", CanonicalJson.sha256(altered))
                .param("id", agentId)
                .update();

        approve(waiting);

        var workflow = operator.ended(receipt.path("workflow_id").asString());
        assertThat(workflow.path("failure").asString()).isEqualTo("PERMIT-act_changed");
        assertThat(workflow.path("state").asString()).isEqualTo("deployment_failed");
        assertThat(execution.callsFor(agentId)).containsExactly("unbind " + agentId);
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

    private void approve(JsonNode waiting) {
        governance.decide(approvalOf(waiting), ApprovalStatus.APPROVED);
        tell(waiting, ApprovalStatus.APPROVED);
    }

    private void tell(JsonNode waiting, ApprovalStatus status) {
        var request = governance.request(approvalOf(waiting));
        push.deliver(
                new ApprovalDecided(
                        request.approvalId(),
                        ApprovalClass.EXECUTION,
                        ApprovalScope.PLATFORM,
                        "agent",
                        request.subjectId(),
                        "deploy_agent",
                        request.actHash(),
                        status,
                        "governor-1",
                        TestTime.clock().instant(),
                        "web",
                        null,
                        null,
                        null),
                Cause.root(UUID.randomUUID()),
                null);
    }

    private void loseTheWorkflow(String workflowId) {
        try {
            temporal.newUntypedWorkflowStub(workflowId).terminate("lost");
        } catch (io.temporal.client.WorkflowNotFoundException _) {
            // it had ended, and is gone all the same
        }
    }

    private void restartEverythingUnfinished() {
        unfinished.unfinished().forEach(wanted -> start((Run) wanted.argument()));
    }

    private void start(Run run) {
        try {
            temporal.newUntypedWorkflowStub(
                            AgentCreationWorkflow.TYPE,
                            WorkflowOptions.newBuilder()
                                    .setWorkflowId(run.workflowId())
                                    .setTaskQueue("agent-creation")
                                    .build())
                    .start(run);
        } catch (io.temporal.client.WorkflowExecutionAlreadyStarted _) {
            // another test's
        }
    }

    private List<String> unfinishedIds() {
        return unfinished.unfinished().stream().map(start -> start.workflowId()).toList();
    }

    private List<AgentState> states(String agentId) {
        return carrier.payloads(AgentStateChanged.class).stream()
                .filter(event -> event.agentId().toString().equals(agentId))
                .map(AgentStateChanged::newState)
                .toList();
    }

    private static List<String> trail(String agentId) {
        return JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("select action_type from audit_log.audit_entry where agent_id = :id::uuid")
                .param("id", agentId)
                .query(String.class)
                .list();
    }

    private static UUID approvalOf(JsonNode waiting) {
        return UUID.fromString(waiting.at("/waiting_for/approval_id").asString());
    }

    private static UUID agentOf(JsonNode receipt) {
        return UUID.fromString(receipt.path("agent_id").asString());
    }
}
