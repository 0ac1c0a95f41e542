package com.waooaw.governance.veto;

import com.waooaw.activities.compensation.Compensations;
import com.waooaw.activities.compensation.Compensations.UndoStep;
import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.governance.veto.VetoSteps.Undoing;
import com.waooaw.platform.workflow.ActivityStubs;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Public because Temporal instantiates it; nothing else refers to it. */
@WorkflowImpl(taskQueues = GovernanceActivities.TASK_QUEUE)
public final class VetoWorkflowImpl implements VetoWorkflow {

    /** Asking an owner, and one attempt at a step. */
    private static final Duration ATTEMPT = Duration.ofMinutes(2);

    private static final String PLAN = "plan";

    private final VetoSteps steps =
            ActivityStubs.on(GovernanceActivities.TASK_QUEUE, VetoSteps.class, Duration.ofSeconds(30));

    /** For Temporal. */
    public VetoWorkflowImpl() {}

    @Override
    public void undo(Start start) {
        var undoing = steps.undoing(start.approvalId());
        while (!undoing.ended()) {
            if (!undone(start.approvalId(), undoing)) {
                Workflow.sleep(undoing.tryAgainAfter());
                if (Workflow.getInfo().isContinueAsNewSuggested()) {
                    // what cannot be undone is tried every hour, for ever; a history is not that long
                    Workflow.continueAsNew(start);
                }
            }
            undoing = steps.undoing(start.approvalId());
        }
    }

    /** Whether all is undone; where it is not, that is written down. */
    private boolean undone(UUID approvalId, Undoing begun) {
        var undoing = begun;
        if (!undoing.planned()) {
            List<Compensations.Step> plan;
            try {
                plan = on(undoing.owner(), undoing).plan(undoing.act());
            } catch (ActivityFailure failure) {
                return givenUp(begun, PLAN, failure);
            }
            undoing = steps.planned(approvalId, plan);
        }
        for (var step : undoing.left()) {
            Compensations.StepOutcome outcome;
            try {
                outcome = on(step.taskQueue(), undoing).undo(new UndoStep(undoing.act(), step.name()));
            } catch (ActivityFailure failure) {
                return givenUp(begun, step.name(), failure);
            }
            // by the name in the plan: what the owner calls it in its answer is not what decides which step is done
            steps.undone(approvalId, new Compensations.StepOutcome(step.name(), outcome.changed(), outcome.detail()));
        }
        steps.ended(approvalId);
        return true;
    }

    private boolean givenUp(Undoing begun, String step, ActivityFailure failure) {
        if (failure.getCause() instanceof CanceledFailure) {
            throw failure;
        }
        steps.failed(begun.act().approvalId(), step, codeOf(failure), begun.failures());
        return false;
    }

    /** The code of an error of ours; where there is none, what Temporal says it was. */
    private static String codeOf(ActivityFailure failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApplicationFailure application) {
                return shortened(application.getType());
            }
        }
        return failure.getRetryState().name().toLowerCase(Locale.ROOT);
    }

    private static String shortened(String type) {
        return type.length() <= 100 ? type : type.substring(0, 100);
    }

    private static Compensations on(String taskQueue, Undoing undoing) {
        return ActivityStubs.on(taskQueue, Compensations.class, ATTEMPT, undoing.giveUpAfter());
    }
}
