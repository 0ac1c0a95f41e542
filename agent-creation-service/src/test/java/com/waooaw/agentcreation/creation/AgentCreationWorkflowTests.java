package com.waooaw.agentcreation.creation;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.execution.ExecutionActivities;
import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.activities.knowledge.KnowledgeActivities;
import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.workflow.WorkflowJson;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Order, waits and undoing, in skipped time. */
class AgentCreationWorkflowTests {

    private final TestWorkflowEnvironment temporal =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                            .setDataConverter(WorkflowJson.converter())
                            .build())
                    .build());
    private final Clock clock = new TemporalClock(temporal);
    private final FakeGovernance governance = new FakeGovernance(clock);
    private final FakeExecution execution = new FakeExecution();
    private final Run run = new Run(UUID.fromString("00000000-0000-7000-8000-00000000c0de"), 1);

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void anApprovedAgentIsBoundCheckedAndActivated() {
        var steps = neighboursAnd("Writer");
        var workflow = start();

        temporal.sleep(Duration.ofHours(3));
        governance.decide(RememberedSteps.approval(run), ApprovalStatus.APPROVED);
        workflow.signal("wake");
        workflow.getResult(Void.class);

        assertThat(steps.done())
                .containsExactly(
                        "genesis knowing active",
                        "architecture knowing active",
                        "ethics knowing active",
                        "concluded",
                        "asked",
                        "settled APPROVED",
                        "activated");
        assertThat(execution.calls).containsExactly("bind " + run.agentId(), "sample " + run.agentId());
    }

    @Test
    void aRefusedBlueprintNeverReachesTheGovernor() {
        var steps = neighboursAnd("Writer refused");

        start().getResult(Void.class);

        assertThat(steps.done()).endsWith("concluded").hasSize(4);
        assertThat(governance.asked()).isZero();
    }

    @Test
    void whatThePoliciesForbidToAskIsNotAsked() {
        var steps = neighboursAnd("Writer unadmitted");

        start().getResult(Void.class);

        assertThat(steps.done()).endsWith("concluded", "not admitted").hasSize(5);
        assertThat(governance.asked()).isZero();
        assertThat(governance.policyQuestions).hasSize(4);
    }

    @Test
    void aDenialEndsItAndNothingIsDeployed() {
        var steps = neighboursAnd("Writer");
        var workflow = start();

        temporal.sleep(Duration.ofMinutes(1));
        governance.decide(RememberedSteps.approval(run), ApprovalStatus.DENIED);
        workflow.signal("wake");
        workflow.getResult(Void.class);

        assertThat(steps.done()).endsWith("settled DENIED");
        assertThat(execution.calls).isEmpty();
    }

    @Test
    void aPrecedentsYesDeploys() {
        var steps = neighboursAnd("Writer");
        var workflow = start();

        temporal.sleep(Duration.ofMinutes(1));
        governance.decide(RememberedSteps.approval(run), ApprovalStatus.AUTO_APPROVED);
        workflow.signal("wake");
        workflow.getResult(Void.class);

        assertThat(steps.done()).endsWith("settled AUTO_APPROVED", "activated");
    }

    @Test
    void aVetoedQuestionEndsItAndNothingIsDeployed() {
        var steps = neighboursAnd("Writer");
        var workflow = start();

        temporal.sleep(Duration.ofMinutes(1));
        governance.decide(RememberedSteps.approval(run), ApprovalStatus.VETOED);
        workflow.signal("wake");
        workflow.getResult(Void.class);

        assertThat(steps.done()).endsWith("settled VETOED", "undone");
        assertThat(execution.calls).containsExactly("unbind " + run.agentId());
    }

    @Test
    void aDeploymentVetoedBeforeItBoundAnythingBindsNothing() {
        var steps = neighboursAnd("Writer vetoed meanwhile");
        var workflow = start();

        temporal.sleep(Duration.ofMinutes(1));
        governance.decide(RememberedSteps.approval(run), ApprovalStatus.AUTO_APPROVED);
        workflow.signal("wake");
        workflow.getResult(Void.class);

        assertThat(steps.done()).endsWith("settled AUTO_APPROVED", "undone");
        assertThat(execution.calls).containsExactly("unbind " + run.agentId());
    }

    @Test
    void silenceForADayIsANo() {
        var steps = neighboursAnd("Writer");
        var began = clock.instant();

        start().getResult(Void.class);

        assertThat(steps.done()).endsWith("settled EXPIRED");
        assertThat(Duration.between(began, steps.last())).isBetween(Duration.ofHours(24), Duration.ofHours(25));
        assertThat(execution.calls).isEmpty();
    }

    @Test
    void aLostSignalCostsFiveMinutes() {
        var steps = neighboursAnd("Writer");
        var workflow = start();
        temporal.sleep(Duration.ofHours(1));
        var decided = clock.instant();

        governance.decide(RememberedSteps.approval(run), ApprovalStatus.APPROVED);
        workflow.getResult(Void.class);

        assertThat(steps.done()).endsWith("activated");
        assertThat(Duration.between(decided, steps.last())).isLessThanOrEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void anAgentThatFailsItsHealthCheckIsUndone() {
        var steps = neighboursAnd("Writer unhealthy");
        approveAtOnce();

        start().getResult(Void.class);

        assertThat(steps.done()).endsWith("failed HEALTH-CHECK", "undone");
        assertThat(execution.calls)
                .containsExactly("bind " + run.agentId(), "sample " + run.agentId(), "unbind " + run.agentId());
    }

    @Test
    void anAgentThatCannotBeUnboundIsReportedAndNotTriedForEver() {
        var steps = neighboursAnd("Writer unhealthy clings");
        approveAtOnce();

        start().getResult(Void.class);

        assertThat(steps.done()).endsWith("failed HEALTH-CHECK", "stuck EXE-0099");
    }

    @Test
    void anotherActThanTheApprovedOneFindsNoPermit() {
        var steps = neighboursAnd("Writer altered");
        approveAtOnce();

        start().getResult(Void.class);

        assertThat(steps.done()).endsWith("failed PERMIT-act_changed", "undone");
        assertThat(execution.calls).containsExactly("unbind " + run.agentId());
    }

    @Test
    void executionThatFailsForAQuarterOfAnHourIsAFailure() {
        var steps = new RememberedSteps(clock, "Writer");
        var broken = new FakeExecution() {
            @Override
            public void bindManifest(BindManifest request) {
                throw ApplicationFailure.newFailure("try again", "EXE-0500");
            }
        };
        worker(steps, new FakeKnowledge(), governance, broken);
        approveAtOnce();
        var began = clock.instant();

        start().getResult(Void.class);

        assertThat(steps.done()).endsWith("failed EXE-0500", "undone");
        assertThat(Duration.between(began, steps.last())).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(16));
    }

    @Test
    void aSampleJobWhoseWorkerIsGoneIsNotWaitedForToTheDeadline() {
        neighboursAnd("Writer");
        approveAtOnce();

        start().getResult(Void.class);

        assertThat(heartbeatOf("Execution_RunSampleJob")).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aCorpusThatIsBeingBuiltIsWaitedFor() {
        var steps = new RememberedSteps(clock, "Writer refused");
        var knowledge = new FakeKnowledge() {
            private int asked;

            @Override
            public List<IndustryFacts> industries(List<String> industryIds) {
                var ready = super.industries(industryIds).getFirst();
                return ++asked > 3
                        ? List.of(ready)
                        : List.of(new IndustryFacts(
                                ready.industryId(),
                                ready.code(),
                                ready.name(),
                                "embeddings_generating",
                                ready.certifiedBy(),
                                List.of(),
                                List.of(),
                                List.of(),
                                null));
            }
        };
        worker(steps, knowledge, governance, execution);

        start().getResult(Void.class);

        assertThat(steps.done().getFirst()).isEqualTo("genesis knowing active");
    }

    @Test
    void aRunThatIsLostGoesOnWhereItWas() {
        var steps = neighboursAnd("Writer");
        var lost = start();
        temporal.sleep(Duration.ofMinutes(1));
        lost.terminate("lost");
        governance.decide(RememberedSteps.approval(run), ApprovalStatus.APPROVED);

        start().getResult(Void.class);

        assertThat(steps.done()).doesNotHaveDuplicates().endsWith("asked", "settled APPROVED", "activated");
        start().getResult(Void.class);
        assertThat(steps.done()).doesNotHaveDuplicates();
        assertThat(execution.calls).containsExactly("bind " + run.agentId(), "sample " + run.agentId());
    }

    private RememberedSteps neighboursAnd(String agentName) {
        var steps = new RememberedSteps(clock, agentName);
        worker(steps, new FakeKnowledge(), governance, execution);
        return steps;
    }

    private void worker(RememberedSteps steps, Object... neighbours) {
        var worker = temporal.newWorker("agent-creation");
        worker.registerWorkflowImplementationTypes(AgentCreationWorkflowImpl.class);
        worker.registerActivitiesImplementations(steps);
        for (var neighbour : neighbours) {
            temporal.newWorker(queueOf(neighbour)).registerActivitiesImplementations(neighbour);
        }
        temporal.start();
    }

    private static String queueOf(Object neighbour) {
        return switch (neighbour) {
            case GovernanceActivities _ -> GovernanceActivities.TASK_QUEUE;
            case ExecutionActivities _ -> ExecutionActivities.TASK_QUEUE;
            default -> KnowledgeActivities.TASK_QUEUE;
        };
    }

    /** How long Temporal waits for a sign of life of an activity. */
    private Duration heartbeatOf(String activity) {
        var scheduled = temporal.getWorkflowClient().fetchHistory(run.workflowId()).getEvents().stream()
                .map(HistoryEvent::getActivityTaskScheduledEventAttributes)
                .filter(event -> event.getActivityType().getName().equals(activity))
                .findFirst()
                .orElseThrow();
        return Duration.ofSeconds(scheduled.getHeartbeatTimeout().getSeconds());
    }

    /** The Governor has decided before anybody looks. */
    private void approveAtOnce() {
        governance.requestApproval(new RememberedSteps(clock, "").question(run));
        governance.decide(RememberedSteps.approval(run), ApprovalStatus.APPROVED);
    }

    private WorkflowStub start() {
        WorkflowClient client = temporal.getWorkflowClient();
        var workflow = client.newUntypedWorkflowStub(
                AgentCreationWorkflow.TYPE,
                WorkflowOptions.newBuilder()
                        .setTaskQueue("agent-creation")
                        .setWorkflowId(run.workflowId())
                        .build());
        workflow.start(run);
        return workflow;
    }

    /** The time of the test environment, which skips. */
    static final class TemporalClock extends Clock {

        private final TestWorkflowEnvironment temporal;

        TemporalClock(TestWorkflowEnvironment temporal) {
            this.temporal = temporal;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(temporal.currentTimeMillis());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
