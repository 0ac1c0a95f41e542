package com.waooaw.agentcreation.creation;

import static org.awaitility.Awaitility.await;

import com.waooaw.activities.compensation.Compensations;
import com.waooaw.activities.compensation.Compensations.StepOutcome;
import com.waooaw.activities.compensation.Compensations.UndoneAct;
import com.waooaw.activities.governance.GovernanceActivities.Consume;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.RecordingCarrier;
import com.waooaw.platform.testkit.ServiceTest;
import com.waooaw.platform.testkit.TestDatabase;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Agents that a precedent put to work, and whoever takes that back. */
@ServiceTest("agent-creation")
@Import(Neighbours.class)
abstract class DeploymentUndoTest {

    static final List<String> REVERSE =
            List.of("stop_routing", "cancel_jobs", "revoke_ethics", "revoke_architecture", "revoke_certification");
    static final int ALL = REVERSE.size();

    /** The evidence of the step in between is Execution's. */
    static final List<String> EVIDENCE =
            List.of("stop_routing", "revoke_ethics", "revoke_architecture", "revoke_certification");

    @Autowired
    RestTestClient client;

    @Autowired
    RecordingCarrier carrier;

    @Autowired
    FakeGovernance governance;

    @Autowired
    Compensations compensations;

    @Autowired
    WorkflowClient temporal;

    Operator operator;

    @BeforeEach
    void anOperator() {
        operator = new Operator(client);
    }

    /** An agent, the run that made it, and the approval it was asked for. */
    record Made(UUID agentId, String workflowId, UUID approvalId) {}

    Made asked(String name, String... replacements) {
        // seldom at work: a Governor is not asked more than twenty times a day
        var blueprint = Operator.blueprint(Operator.unique(name))
                .replace("expected_runs_per_day: 2", "expected_runs_per_day: 1");
        for (int i = 0; i < replacements.length; i += 2) {
            blueprint = blueprint.replace(replacements[i], replacements[i + 1]);
        }
        var receipt = operator.submit(blueprint);
        var workflowId = receipt.path("workflow_id").asString();
        var waiting = operator.asked(workflowId);
        return new Made(
                UUID.fromString(receipt.path("agent_id").asString()),
                workflowId,
                UUID.fromString(waiting.at("/waiting_for/approval_id").asString()));
    }

    void autoApprove(Made made) {
        governance.decide(made.approvalId(), ApprovalStatus.AUTO_APPROVED);
        temporal.newUntypedWorkflowStub(made.workflowId()).signal("wake");
    }

    /** The act as Governance knows it: by the key it was consumed with. */
    UndoneAct act(Made made) {
        var key = await().until(
                        () -> governance.consumed.stream()
                                .filter(consume -> consume.approvalId().equals(made.approvalId()))
                                .findFirst(),
                        Optional::isPresent)
                .map(Consume::actKey)
                .orElseThrow();
        return new UndoneAct(
                made.approvalId(), "deploy_agent", key, made.agentId().toString(), "taste", cause());
    }

    List<StepOutcome> undo(UndoneAct act, int most) {
        return temporal.newWorkflowStub(
                        UndoForTests.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue("agent-creation")
                                .setWorkflowId("undo-" + UUID.randomUUID())
                                .build())
                .undo(act, most);
    }

    static Cause cause() {
        return Cause.root(UUID.randomUUID());
    }

    List<AgentState> states(UUID agentId) {
        return carrier.payloads(AgentStateChanged.class).stream()
                .filter(event -> event.agentId().equals(agentId))
                .map(AgentStateChanged::newState)
                .toList();
    }

    /** What the audit log says was undone, in its order. */
    static List<String> steps(Made made) {
        return JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("""
                        select action_type from audit_log.audit_entry
                        where subject_id = :id and action_type like 'undo\\_%' order by id
                        """)
                .param("id", made.agentId().toString())
                .query(String.class)
                .list()
                .stream()
                .map(action -> action.substring("undo_".length()))
                .toList();
    }
}
