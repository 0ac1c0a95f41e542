package com.waooaw.agentexecution.job;

import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.workflow.ActivityStubs;
import io.temporal.failure.ActivityFailure;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Public because Temporal instantiates it; nothing else refers to it. */
@WorkflowImpl(taskQueues = JobRef.TASK_QUEUE)
public final class SkillOrchestrationWorkflowImpl implements SkillOrchestrationWorkflow {

    /** A lost wake-up costs at most this long. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

    private static final String JOB_FAILED = "job_failed";
    private static final String JOB_CANCELLED = "job_cancelled";

    private final SkillSequence sequence = new SkillSequence();
    private final JobSteps skills = SkillSequence.skills();
    private final JobSteps steps = ActivityStubs.on(JobRef.TASK_QUEUE, JobSteps.class);
    private final GovernanceActivities governance =
            ActivityStubs.on(GovernanceActivities.TASK_QUEUE, GovernanceActivities.class);

    private boolean woken;
    private @Nullable UUID asked;

    @Override
    public JobState run(JobRef job) {
        var state = steps.begin(job);
        if (state == JobState.CANCELLED) {
            return cancelled(job);
        }
        if (state.isFinal()) {
            return state;
        }
        try {
            sequence.write(job);
            var outcome = mayPublish(job) ? publish(job) : JobOutcome.PUBLICATION_DENIED;
            if (outcome != JobOutcome.FAILED) {
                steps.close(job, outcome);
            }
            return outcome.state();
        } catch (ActivityFailure e) { // never "finally": a worker that lets go of a workflow runs it too
            return ended(job, e);
        }
    }

    private JobState ended(JobRef job, ActivityFailure failure) {
        if (isCancellation(failure)) {
            return cancelled(job);
        }
        try {
            return fail(job, SkillSequence.codeOf(failure), SkillSequence.detailOf(failure))
                    .state();
        } catch (ActivityFailure e) {
            if (isCancellation(e)) { // while it was failing
                return cancelled(job);
            }
            throw e;
        }
    }

    private static boolean isCancellation(ActivityFailure failure) {
        return SkillSequence.codeOf(failure).equals(ExecutionError.JOB_CANCELLED.id());
    }

    /** The job is closed already, by whoever cancelled it; what it had begun outside is taken back. */
    private JobState cancelled(JobRef job) {
        var question = steps.openQuestion(job);
        if (question != null) {
            withdraw(question, JOB_CANCELLED);
        }
        steps.letGo(job);
        return JobState.CANCELLED;
    }

    private boolean mayPublish(JobRef job) {
        var question = skills.question(job);
        asked = question.approvalId();
        var approvalId = governance.requestApproval(question).approvalId();
        while (true) {
            woken = false;
            var known = steps.decision(job);
            if (known == null) {
                steps.keepDecision(job, governance.approval(approvalId));
                known = steps.decision(job);
            }
            if (known == ApprovalStatus.APPROVED) {
                takeUp(job, approvalId);
            }
            if (known != null) {
                return known == ApprovalStatus.APPROVED || known == ApprovalStatus.AUTO_APPROVED;
            }
            Workflow.await(LOOK_AGAIN, () -> woken);
        }
    }

    /** A human may have said yes with another text: then that is what the job publishes, if it may be published. */
    private void takeUp(JobRef job, UUID approvalId) {
        if (Workflow.getVersion("edited-approval", Workflow.DEFAULT_VERSION, 1) == 1) {
            var ticket = governance.approval(approvalId);
            if (ticket.editedActJson() != null) {
                skills.takeUp(job, ticket);
            }
        }
    }

    private JobOutcome publish(JobRef job) {
        var consumption = governance.consume(steps.act(job));
        if (consumption.permit() != null) {
            skills.publish(job, consumption.permit());
            return JobOutcome.SUCCEEDED;
        }
        var refusal = Objects.requireNonNullElse(consumption.refusal(), "not_approved");
        if (refusal.equals("expired")) {
            return JobOutcome.PUBLICATION_DENIED;
        }
        return fail(
                job,
                (refusal.equals("act_changed") ? ExecutionError.ACT_CHANGED : ExecutionError.PERMIT_REFUSED).id(),
                refusal);
    }

    /** The customer learns it first; then nobody is asked about a dead job any longer. */
    private JobOutcome fail(JobRef job, String code, String detail) {
        steps.fail(job, code, detail);
        if (asked != null) {
            withdraw(asked, JOB_FAILED);
        }
        return JobOutcome.FAILED;
    }

    private void withdraw(UUID question, String reason) {
        try {
            governance.withdrawApproval(question, reason);
        } catch (ActivityFailure e) {
            Workflow.getLogger(SkillOrchestrationWorkflowImpl.class)
                    .warn("approval {} was not withdrawn: {}", question, SkillSequence.detailOf(e));
        }
    }

    @Override
    public void wake() {
        woken = true;
    }
}
