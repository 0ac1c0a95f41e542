package com.waooaw.agentcreation.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.workflow.UnfinishedWorkflows;
import io.temporal.client.WorkflowOptions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An approved agent that does not come to work at the first try, or not at all. */
class AgentDeploymentIT extends AgentCreationTest {

    @Autowired
    UnfinishedWorkflows unfinished;

    @Autowired
    Approval approval;

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
    void whatWasCertifiedByAnotherReleaseStaysTheQuestion() {
        var receipt = operator.submit(Operator.blueprint(Operator.unique("Writer")));
        var agentId = agentOf(receipt);
        operator.asked(receipt.path("workflow_id").asString());
        var certified = alter(agentId, "\"trigger_tests\":{\"NEW_MODEL\":", "\"trigger_tests\":{\"NO_MODEL\":");

        var again = approval.question(new Run(agentId, 1));

        assertThat(again.actJson()).contains(CanonicalJson.sha256(certified)).contains("NO_MODEL");
    }

    @Test
    void aManifestChangedAfterTheApprovalIsNotDeployed() {
        var receipt = operator.submit(Operator.blueprint(Operator.unique("Writer")));
        var agentId = agentOf(receipt);
        var waiting = operator.asked(receipt.path("workflow_id").asString());
        alter(agentId, "\"max_words\":1200", "\"max_words\":1201");

        approve(waiting);

        var workflow = operator.ended(receipt.path("workflow_id").asString());
        assertThat(workflow.path("failure").asString()).isEqualTo("PERMIT-act_changed");
        assertThat(workflow.path("state").asString()).isEqualTo("deployment_failed");
        assertThat(execution.callsFor(agentId)).containsExactly("unbind " + agentId);
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

    /** What is stored, as somebody else would have written it: content and hash. */
    private static String alter(UUID agentId, String what, String by) {
        var database = JdbcClient.create(TestDatabase.superuser("waooaw"));
        var stored = database.sql("select manifest_json from agents.manifest where agent_id = :id")
                .param("id", agentId)
                .query(String.class)
                .single();
        assertThat(stored).contains(what);
        var altered = stored.replace(what, by);
        // the database lets nobody do that, until somebody tells it to
        database.sql("alter table agents.manifest disable trigger manifest_stays")
                .update();
        try {
            database.sql("update agents.manifest set manifest_json = :json, manifest_hash = :hash where agent_id = :id")
                    .param("json", altered)
                    .param("hash", CanonicalJson.sha256(altered))
                    .param("id", agentId)
                    .update();
        } finally {
            database.sql("alter table agents.manifest enable trigger manifest_stays")
                    .update();
        }
        return altered;
    }
}
