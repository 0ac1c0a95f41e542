package com.waooaw.platform.budget;

import com.waooaw.activities.governance.BudgetActivities.LeaseReturn;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.workflow.UnfinishedWorkflows;
import com.waooaw.platform.workflow.WorkflowOutbox;
import com.waooaw.platform.workflow.WorkflowStart;
import java.util.List;
import org.springframework.transaction.annotation.Transactional;

/** Starts a workflow for each lease that is at its end; as often as asked, because it says the same each time. */
class LeaseReturns implements UnfinishedWorkflows {

    private final SpendingLedger ledger;
    private final WorkflowOutbox workflows;
    private final String taskQueue;

    LeaseReturns(SpendingLedger ledger, WorkflowOutbox workflows, String taskQueue) {
        this.ledger = ledger;
        this.workflows = workflows;
        this.taskQueue = taskQueue;
    }

    /** Ends what is over, and has Governance told of it. */
    @Transactional
    public void start() {
        ledger.ended().stream().map(this::start).forEach(workflows::start);
    }

    /** Those whose workflow Temporal may have forgotten. */
    @Override
    public List<WorkflowStart> unfinished() {
        return ledger.reports().stream().map(this::start).toList();
    }

    private WorkflowStart start(SpendingLedger.Report report) {
        return new WorkflowStart(
                ReturnLeaseWorkflow.TYPE,
                "return-lease-" + report.leaseId(),
                taskQueue,
                new LeaseReturn(
                        report.leaseId(),
                        report.spent().toString(),
                        Cause.root(Ids.of("return-lease", report.leaseId(), report.spent()))));
    }
}
