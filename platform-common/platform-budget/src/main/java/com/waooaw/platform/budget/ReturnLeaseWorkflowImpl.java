package com.waooaw.platform.budget;

import com.waooaw.activities.governance.BudgetActivities;
import com.waooaw.activities.governance.BudgetActivities.LeaseReturn;
import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.platform.workflow.ActivityStubs;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.Workflow;

/** Public because Temporal instantiates it; nothing else refers to it. */
@WorkflowImpl(taskQueues = "${waooaw.task-queue}")
public final class ReturnLeaseWorkflowImpl implements ReturnLeaseWorkflow {

    private final BudgetActivities governance =
            ActivityStubs.on(GovernanceActivities.TASK_QUEUE, BudgetActivities.class);

    @Override
    public void run(LeaseReturn report) {
        governance.returnLease(report);
        ActivityStubs.on(Workflow.getInfo().getTaskQueue(), SpendingSteps.class)
                .returned(report.leaseId(), report.spentUsd());
    }
}
