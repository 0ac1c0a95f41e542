package com.waooaw.agentcreation.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.compensation.Compensations.StepOutcome;
import com.waooaw.activities.compensation.Compensations.UndoneAct;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.contracts.governance.GovernorVetoed;
import com.waooaw.contracts.governance.VetoCategory;
import com.waooaw.platform.testkit.EventPush;
import com.waooaw.platform.testkit.TestTime;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A veto that finds the agent not at work yet, or not any more. */
class VetoedCreationIT extends DeploymentUndoTest {

    @Autowired
    EventPush push;

    @Autowired
    FakeExecution execution;

    @Test
    void aQuestionVetoedBeforeItWasUsedEndsTheCreationAndOnlyTheReviewsGo() {
        var made = asked("Writer");
        var unused = unused(made, "taste");

        var undone = undo(unused, ALL);

        assertThat(undone)
                .extracting(StepOutcome::name)
                .containsExactly("revoke_ethics", "revoke_architecture", "revoke_certification");
        var workflow = operator.ended(made.workflowId());
        assertThat(workflow.path("outcome").asString()).isEqualTo("vetoed");
        assertThat(workflow.path("state").asString()).isEqualTo("vetoed");
        assertThat(states(made.agentId())).doesNotContain(AgentState.DEPLOYING, AgentState.ACTIVE);
        assertThat(execution.callsFor(made.agentId())).containsExactly("unbind " + made.agentId());
        assertThat(steps(made)).containsExactly("revoke_ethics", "revoke_architecture", "revoke_certification");
    }

    @Test
    void aVetoTheWorkflowHearsOfByItselfEndsItToo() {
        var made = asked("Writer");

        governance.decide(made.approvalId(), ApprovalStatus.VETOED);
        push.deliver(
                new GovernorVetoed(
                        made.approvalId(),
                        "deploy_agent",
                        GovernorVetoed.Reason.TAKEN_BACK,
                        VetoCategory.QUALITY,
                        List.of(new GovernorVetoed.Entity(
                                "agent", made.agentId().toString())),
                        "DEMO-001",
                        1,
                        "governor-1",
                        TestTime.clock().instant()),
                cause(),
                null);

        var workflow = operator.ended(made.workflowId());
        assertThat(workflow.path("outcome").asString()).isEqualTo("vetoed");
        assertThat(workflow.path("state").asString()).isEqualTo("vetoed");
        assertThat(execution.callsFor(made.agentId())).containsExactly("unbind " + made.agentId());
        var unused = unused(made, "quality");
        assertThat(undo(unused, ALL))
                .as("what the reviewers gave is for whoever undoes it to take back")
                .allMatch(StepOutcome::changed)
                .extracting(StepOutcome::name)
                .containsExactly("revoke_ethics", "revoke_architecture", "revoke_certification");
        assertThat(operator.get("/v1/workflows/" + made.workflowId())
                        .at("/stages/2/revoked_reason")
                        .asString())
                .isEqualTo("quality");
    }

    @Test
    void aVetoOfTheQuestionEndsItToo() {
        var made = asked("Writer");

        governance.veto(made.approvalId(), VetoCategory.BUDGET);
        temporal.newUntypedWorkflowStub(made.workflowId()).signal("wake");

        var workflow = operator.ended(made.workflowId());
        assertThat(workflow.path("outcome").asString()).isEqualTo("vetoed");
        assertThat(workflow.path("state").asString()).isEqualTo("vetoed");
        for (int stage : List.of(2, 3, 4)) {
            assertThat(workflow.at("/stages/" + stage + "/status").asString()).isEqualTo("revoked");
            assertThat(workflow.at("/stages/" + stage + "/revoked_reason").asString())
                    .isEqualTo("budget");
        }
        assertThat(operator.agentIn(made.agentId().toString(), "vetoed")
                        .path("reason")
                        .asString())
                .isEqualTo("VETO-BUDGET");
        assertThat(execution.callsFor(made.agentId())).isEmpty();
        assertThat(steps(made)).isEmpty();
    }

    @Test
    void aDeploymentThatIsTakingItselfBackIsAskedAgainUntilThatHasEnded() {
        var made = asked("Writer unhealthy, holds on");
        autoApprove(made);
        await().until(() -> execution.callsFor(made.agentId()).contains("holds " + made.agentId()));
        var act = act(made);

        assertThatExceptionOfType(ApplicationFailure.class)
                .isThrownBy(() -> compensations.plan(act))
                .satisfies(failure -> {
                    assertThat(failure.getType()).isEqualTo("UND-0004");
                    assertThat(failure.isNonRetryable()).isFalse();
                });
        execution.letGo.countDown();
        operator.ended(made.workflowId());

        assertThat(undo(act, ALL)).isEmpty();
        operator.agentIn(made.agentId().toString(), "deployment_failed");
    }

    @Test
    void aDeploymentThatCouldNotTakeItselfBackIsTakenBack() {
        var made = asked("Writer unhealthy, clings");
        autoApprove(made);
        operator.agentIn(made.agentId().toString(), "suspended");

        assertThat(undo(act(made), ALL)).extracting(StepOutcome::name).isEqualTo(REVERSE);

        operator.agentIn(made.agentId().toString(), "vetoed");
    }

    @Test
    void aDeploymentUnderWayStopsSafely() {
        var made = asked("Writer slow");
        autoApprove(made);
        await().until(() -> execution.callsFor(made.agentId()).contains("sample " + made.agentId()));
        var act = act(made);

        var undone = undo(act, ALL);

        assertThat(undone).extracting(StepOutcome::name).isEqualTo(REVERSE);
        assertThat(undone.getFirst().detail()).isEqualTo("deploying→vetoed");
        execution.released.countDown();
        var workflow = operator.ended(made.workflowId());
        assertThat(workflow.path("outcome").asString()).isEqualTo("vetoed");
        assertThat(execution.callsFor(made.agentId()))
                .containsExactly("bind " + made.agentId(), "sample " + made.agentId(), "unbind " + made.agentId());
        assertThat(states(made.agentId())).doesNotContain(AgentState.ACTIVE).endsWith(AgentState.VETOED);
        assertThat(steps(made)).isEqualTo(EVIDENCE);
    }

    @Test
    void aCreationThatEndedWithoutAnAgentAtWorkHasNothingToUndo() {
        var denied = asked("Writer");
        governance.decide(denied.approvalId(), ApprovalStatus.DENIED);
        temporal.newUntypedWorkflowStub(denied.workflowId()).signal("wake");
        operator.ended(denied.workflowId());
        var failed = asked("Writer unhealthy");
        autoApprove(failed);
        operator.ended(failed.workflowId());

        assertThat(undo(unused(denied, "taste"), ALL)).isEmpty();
        assertThat(undo(act(failed), ALL)).isEmpty();
        operator.agentIn(failed.agentId().toString(), "deployment_failed");
    }

    /** The same where nobody used the right to it. */
    private static UndoneAct unused(Made made, String category) {
        return new UndoneAct(
                made.approvalId(), "deploy_agent", "", made.agentId().toString(), category, cause());
    }
}
