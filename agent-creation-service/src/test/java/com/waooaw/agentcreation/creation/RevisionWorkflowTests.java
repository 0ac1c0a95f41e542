package com.waooaw.agentcreation.creation;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.activities.knowledge.KnowledgeActivities;
import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.agentcreation.creation.AgentCreationWorkflowTests.TemporalClock;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.workflow.WorkflowJson;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rounds, rulings and ends of a refused creation, in skipped time; and that older creations go on with this code. */
class RevisionWorkflowTests {

    private final TestWorkflowEnvironment temporal =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                            .setDataConverter(WorkflowJson.converter())
                            .build())
                    .build());
    private final Clock clock = new TemporalClock(temporal);
    private final FakeGovernance governance = new FakeGovernance(clock);
    private final FakeEscalations escalations = new FakeEscalations(clock);
    private final Run run = new Run(UUID.fromString("00000000-0000-7000-8000-00000000beef"), 1);

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void aMendedBlueprintIsLookedAtInTheSameWorkflowAndTheThirdRefusalGoesToTheGovernor() {
        var steps = work("Writer mended");
        var workflow = start();

        mendAfterAnHour(steps, workflow);
        mendAfterAnHour(steps, workflow);
        temporal.sleep(Duration.ofHours(1));
        assertThat(steps.done()).endsWith("refused", "escalated");

        escalations.choose(RememberedSteps.escalation(), "another_round");
        workflow.signal("wake");
        temporal.sleep(Duration.ofHours(1));
        escalations.choose(RememberedSteps.escalation(), "deny"); // there is one id for all of them here
        mendAfterAnHour(steps, workflow);
        workflow.getResult(Void.class);

        assertThat(steps.done().stream().filter("refused"::equals)).hasSize(5); // four rounds, and the Governor's leave
        assertThat(steps.done()).endsWith("escalated", "ruled deny");
    }

    @Test
    void whatNobodyMendsForSevenDaysIsAbandoned() {
        var steps = work("Writer mended");
        var began = clock.instant();

        start().getResult(Void.class);

        assertThat(steps.done()).endsWith("refused", "abandoned");
        assertThat(Duration.between(began, steps.last()))
                .isBetween(Duration.ofDays(7), Duration.ofDays(7).plusMinutes(5));
    }

    @Test
    void aLostSignalCostsAnHour() {
        var steps = work("Writer mended");
        var workflow = start();
        temporal.sleep(Duration.ofHours(2));
        var mended = clock.instant();

        steps.mend();
        temporal.sleep(Duration.ofMinutes(61));

        assertThat(steps.done()).endsWith("genesis knowing active", "refused");
        assertThat(Duration.between(mended, steps.last())).isLessThanOrEqualTo(Duration.ofMinutes(61));
        workflow.terminate("seen enough");
    }

    @Test
    void aQuestionNoGovernorAnswersIsClosedAndTheCreationAbandoned() {
        var steps = work("Writer mended");
        var workflow = start();
        mendAfterAnHour(steps, workflow);
        mendAfterAnHour(steps, workflow);

        workflow.getResult(Void.class);

        assertThat(steps.done()).endsWith("escalated", "abandoned");
        assertThat(escalations.closed).containsExactly(RememberedSteps.escalation() + " abandoned");
    }

    @Test
    void whatIsTakenBackWhileTheGovernorLooksIsNoQuestionAnyMore() {
        var steps = work("Writer");
        var workflow = start();
        temporal.sleep(Duration.ofHours(1));

        steps.takeBack();
        workflow.signal("wake");
        workflow.getResult(Void.class);

        assertThat(steps.done()).endsWith("asked", "withdrawn");
        assertThat(governance.approval(RememberedSteps.approval(run)).status()).isEqualTo(ApprovalStatus.WITHDRAWN);
        assertThat(escalations.closed).containsExactly(RememberedSteps.escalation() + " withdrawn");
    }

    /** Recorded before blueprints could be mended. */
    @ParameterizedTest
    @ValueSource(strings = {"v1-approved.json", "v1-refused.json", "v1-denied.json", "v1-rolled-back.json"})
    void aCreationThatBeganWithOlderCodeGoesOnWithThis(String history) throws Exception {
        var worker = temporal.newWorker("agent-creation");
        worker.registerWorkflowImplementationTypes(AgentCreationWorkflowImpl.class);

        WorkflowReplayer.replayWorkflowExecutionFromResource("histories/agent-creation/" + history, worker);
    }

    private void mendAfterAnHour(RememberedSteps steps, WorkflowStub workflow) {
        temporal.sleep(Duration.ofHours(1));
        assertThat(steps.done()).last().isEqualTo("refused");
        steps.mend();
        workflow.signal("wake");
        temporal.sleep(Duration.ofMinutes(1));
    }

    private RememberedSteps work(String agentName) {
        var steps = new RememberedSteps(clock, agentName);
        var worker = temporal.newWorker("agent-creation");
        worker.registerWorkflowImplementationTypes(AgentCreationWorkflowImpl.class);
        worker.registerActivitiesImplementations(steps);
        temporal.newWorker(GovernanceActivities.TASK_QUEUE).registerActivitiesImplementations(governance, escalations);
        temporal.newWorker(KnowledgeActivities.TASK_QUEUE).registerActivitiesImplementations(new FakeKnowledge());
        temporal.start();
        return steps;
    }

    private WorkflowStub start() {
        var workflow = temporal.getWorkflowClient()
                .newUntypedWorkflowStub(
                        AgentCreationWorkflow.TYPE,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue("agent-creation")
                                .setWorkflowId(run.workflowId())
                                .build());
        workflow.start(run);
        return workflow;
    }
}
