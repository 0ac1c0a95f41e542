package com.waooaw.agentexecution.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.activities.knowledge.KnowledgeActivities;
import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.workflow.TemporalFailures;
import com.waooaw.platform.workflow.WorkflowJson;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SkillOrchestrationWorkflowTests {

    static final JobRef JOB = new JobRef(UUID.randomUUID(), UUID.randomUUID());

    final RecordedSteps steps = new RecordedSteps();
    final RecordedGovernance governance = new RecordedGovernance();
    final RecordedSpending spending = new RecordedSpending();

    final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                    .setDataConverter(WorkflowJson.converter())
                    .build())
            .build());

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void anApprovedArticleIsPublishedAndDelivered() {
        governance.status = ApprovalStatus.APPROVED;

        assertThat(run()).isEqualTo(JobState.COMPLETED);
        assertThat(steps.calls)
                .containsExactly(
                        "begin",
                        "expense",
                        "openQuestions",
                        "keepAnswer 1",
                        "keepAnswer 2",
                        "gather",
                        "draft",
                        "factCheck",
                        "question",
                        "decision",
                        "keepDecision APPROVED",
                        "decision",
                        "act",
                        "publish",
                        "close SUCCEEDED");
    }

    @Test
    void aTextItsGovernorChangedIsTakenUpBeforeItIsPublished() {
        governance.status = ApprovalStatus.APPROVED;
        governance.edited = "{}";

        assertThat(run()).isEqualTo(JobState.COMPLETED);
        assertThat(steps.calls).endsWith("decision", "takeUp {}", "act", "publish", "close SUCCEEDED");
    }

    @Test
    void aChangedTextThatMayNotBePublishedFailsTheJob() {
        governance.status = ApprovalStatus.APPROVED;
        governance.edited = "{}";
        steps.failing = "takeUp {}";

        assertThat(run()).isEqualTo(JobState.FAILED);
        assertThat(steps.calls)
                .endsWith("fail EXE-0019 three claims do not hold")
                .doesNotContain("act", "publish");
    }

    @Test
    void aRefusedArticleIsKeptAndNotPublished() {
        governance.status = ApprovalStatus.DENIED;

        assertThat(run()).isEqualTo(JobState.COMPLETED);
        assertThat(steps.calls).contains("close PUBLICATION_DENIED").doesNotContain("act", "publish");
    }

    @Test
    void silenceForADayIsARefusal() {
        temporalWithWorkers();
        WorkflowClient.start(workflow()::run, JOB);
        temporal.sleep(Duration.ofHours(23));
        assertThat(steps.calls).doesNotContain("close PUBLICATION_DENIED");

        governance.status = ApprovalStatus.EXPIRED;
        temporal.sleep(Duration.ofMinutes(6));

        assertThat(steps.calls).contains("close PUBLICATION_DENIED").doesNotContain("publish");
    }

    @Test
    void aStoredDecisionIsReadAtTheWakeUp() {
        temporalWithWorkers();
        var execution = WorkflowClient.start(workflow()::run, JOB);
        temporal.sleep(Duration.ofMinutes(1));
        steps.decision = ApprovalStatus.APPROVED;

        var stub = temporal.getWorkflowClient().newUntypedWorkflowStub(execution.getWorkflowId());
        stub.signal("wake");

        assertThat(stub.getResult(JobState.class)).isEqualTo(JobState.COMPLETED);
        assertThat(steps.calls).doesNotContain("keepDecision APPROVED").contains("close SUCCEEDED");
    }

    @Test
    void aLostWakeUpCostsFiveMinutes() {
        temporalWithWorkers();
        WorkflowClient.start(workflow()::run, JOB);
        temporal.sleep(Duration.ofMinutes(1));
        steps.decision = ApprovalStatus.APPROVED;
        temporal.sleep(Duration.ofMinutes(5));

        assertThat(steps.calls).contains("close SUCCEEDED");
    }

    @Test
    void aChangedArticleFindsNoPermitAndFailsTheJob() {
        governance.status = ApprovalStatus.APPROVED;
        governance.refusal = "act_changed";

        assertThat(run()).isEqualTo(JobState.FAILED);
        assertThat(steps.calls)
                .contains("fail EXE-0016 act_changed")
                .doesNotContain("publish", "close SUCCEEDED", "close FAILED");
    }

    @Test
    void anApprovalThatRanOutBeforeItWasUsedKeepsTheArticle() {
        governance.status = ApprovalStatus.APPROVED;
        governance.refusal = "expired";

        assertThat(run()).isEqualTo(JobState.COMPLETED);
        assertThat(steps.calls).contains("close PUBLICATION_DENIED").doesNotContain("publish");
    }

    @Test
    void anApprovalUsedByAnotherActFailsTheJob() {
        governance.status = ApprovalStatus.APPROVED;
        governance.refusal = "already_used";

        assertThat(run()).isEqualTo(JobState.FAILED);
        assertThat(steps.calls).contains("fail EXE-0017 already_used").doesNotContain("publish");
    }

    @Test
    void aFailedFactCheckAsksNobodyAndPublishesNothing() {
        steps.failing = "factCheck";

        assertThat(run()).isEqualTo(JobState.FAILED);
        assertThat(steps.calls)
                .contains("fail EXE-0019 three claims do not hold")
                .doesNotContain("question", "publish");
        assertThat(governance.calls).isEmpty();
    }

    @Test
    void aJobThatFailsWhileAHumanIsAskedTakesTheQuestionBack() {
        governance.lost = true;

        assertThat(run()).isEqualTo(JobState.FAILED);
        assertThat(steps.calls.getLast()).isEqualTo("fail GOV-0001 no approval");
        assertThat(governance.calls.getLast()).isEqualTo("withdrawApproval " + new UUID(4, 4) + " job_failed");
    }

    @Test
    void aQuestionThatCannotBeTakenBackDoesNotKeepAJobFromFailing() {
        governance.lost = true;
        governance.nothingToWithdraw = true;

        assertThat(run()).isEqualTo(JobState.FAILED);
        assertThat(steps.calls.getLast()).isEqualTo("fail GOV-0001 no approval");
    }

    @Test
    void aJobThatThereIsNoMoneyForAsksNothingThatCosts() {
        spending.money = false;

        assertThat(run()).isEqualTo(JobState.FAILED);
        assertThat(steps.calls)
                .containsExactly("begin", "expense", "refuse agent_day/agent exhausted", "fail EXE-0022 no money");
    }

    @Test
    void aJobThatHasEndedIsNotDoneAgain() {
        steps.state = JobState.FAILED;

        assertThat(run()).isEqualTo(JobState.FAILED);
        assertThat(steps.calls).containsExactly("begin");
    }

    @Test
    void aJobCancelledWhileAHumanIsAskedTakesItsQuestionBackAndLetsGo() {
        steps.cancelledAt = "decision";

        assertThat(run()).isEqualTo(JobState.CANCELLED);
        assertThat(steps.calls).endsWith("decision", "openQuestion", "letGo").doesNotContain("act", "publish");
        assertThat(governance.calls)
                .containsExactly("requestApproval", "withdrawApproval " + new UUID(4, 4) + " job_cancelled");
    }

    @Test
    void aJobCancelledAtWorkAsksNobody() {
        steps.cancelledAt = "draft";

        assertThat(run()).isEqualTo(JobState.CANCELLED);
        assertThat(steps.calls).endsWith("draft", "openQuestion", "letGo");
        assertThat(governance.calls).isEmpty();
    }

    @Test
    void aJobCancelledAfterItsPublicationLetsGo() {
        governance.status = ApprovalStatus.APPROVED;
        steps.cancelledAt = "close SUCCEEDED";

        assertThat(run()).isEqualTo(JobState.CANCELLED);
        assertThat(steps.calls).endsWith("publish", "close SUCCEEDED", "openQuestion", "letGo");
    }

    @Test
    void aJobCancelledWhileItFailsLetsGo() {
        steps.failing = "factCheck";
        steps.cancelledAt = "fail EXE-0019 three claims do not hold";

        assertThat(run()).isEqualTo(JobState.CANCELLED);
        assertThat(steps.calls).endsWith("openQuestion", "letGo");
    }

    @Test
    void aJobThatWasCancelledWithoutItsWorkflowLetsGo() {
        steps.state = JobState.CANCELLED;

        assertThat(run()).isEqualTo(JobState.CANCELLED);
        assertThat(steps.calls).containsExactly("begin", "openQuestion", "letGo");
    }

    @Test
    void aPrecedentsYesPublishes() {
        governance.status = ApprovalStatus.AUTO_APPROVED;

        assertThat(run()).isEqualTo(JobState.COMPLETED);
        assertThat(steps.calls).contains("publish", "close SUCCEEDED");
    }

    @Test
    void aVetoedQuestionIsARefusal() {
        governance.status = ApprovalStatus.VETOED;

        assertThat(run()).isEqualTo(JobState.COMPLETED);
        assertThat(steps.calls).contains("close PUBLICATION_DENIED").doesNotContain("publish");
    }

    @Test
    void aPartThatDoesNotAnswerForTenMinutesFailsTheJob() {
        steps.stuck = "draft";

        assertThat(run()).isEqualTo(JobState.FAILED);
        assertThat(steps.calls.getLast()).startsWith("fail EXE-0021");
    }

    private JobState run() {
        temporalWithWorkers();
        return workflow().run(JOB);
    }

    private void temporalWithWorkers() {
        var worker = temporal.newWorker(JobRef.TASK_QUEUE);
        worker.registerWorkflowImplementationTypes(SkillOrchestrationWorkflowImpl.class);
        worker.registerActivitiesImplementations(steps, spending);
        temporal.newWorker(GovernanceActivities.TASK_QUEUE).registerActivitiesImplementations(governance, spending);
        temporal.newWorker(KnowledgeActivities.TASK_QUEUE).registerActivitiesImplementations(new SilentKnowledge());
        temporal.start();
    }

    private SkillOrchestrationWorkflow workflow() {
        return temporal.getWorkflowClient()
                .newWorkflowStub(
                        SkillOrchestrationWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(JobRef.TASK_QUEUE)
                                .setWorkflowId(JobRef.workflowId(JOB.jobId()))
                                .build());
    }

    static void failing(String step, String wanted) {
        if (step.equals(wanted)) {
            throw TemporalFailures.from(
                    new WaooawException(ExecutionError.FACT_CHECK_FAILED, "three claims do not hold"));
        }
    }
}
