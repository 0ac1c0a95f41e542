package com.waooaw.governance.approval;

import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.platform.workflow.ActivityStubs;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.UUID;

/** Public because Temporal instantiates it; nothing else refers to it. */
@WorkflowImpl(taskQueues = GovernanceActivities.TASK_QUEUE)
public final class ApprovalWorkflowImpl implements ApprovalWorkflow {

    private final ApprovalSteps steps =
            ActivityStubs.on(GovernanceActivities.TASK_QUEUE, ApprovalSteps.class, Duration.ofSeconds(30));

    private boolean awake;
    private boolean settled;
    private boolean lookAgain;

    /** For Temporal. */
    public ApprovalWorkflowImpl() {}

    @Override
    public void seeThrough(Start start) {
        // beside the deadline, not before it: a mail server that is down keeps nothing open
        var telling = Workflow.getVersion("channel by channel", Workflow.DEFAULT_VERSION, 1) == 1
                ? Async.procedure(this::tell, start.approvalId())
                // runs that began when a Governor was told by one mail go on as they began
                : Async.function(steps::tellGovernor, start.approvalId());
        var left = steps.untilDeadline(start.approvalId());
        while (left.isPositive()) {
            Workflow.await(left, () -> awake);
            awake = false;
            left = steps.untilDeadline(start.approvalId());
            // a question that was put aside may be back, which begins a new round
            lookAgain = true;
        }
        settled = true;
        // soon done: there is nothing to tell about an approval that is settled
        telling.get();
    }

    private void tell(UUID approvalId) {
        while (!settled) {
            lookAgain = false;
            var next = steps.tellGovernor(approvalId);
            if (next.isPositive()) {
                Workflow.await(next, () -> settled || lookAgain);
            } else {
                Workflow.await(() -> settled || lookAgain);
            }
        }
    }

    @Override
    public void wake() {
        awake = true;
    }
}
