package com.waooaw.platform.budget;

import com.waooaw.activities.governance.BudgetActivities.LeaseReturn;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Tells Governance what was spent on a lease. */
@WorkflowInterface
public interface ReturnLeaseWorkflow {

    /** Its type. */
    String TYPE = "ReturnLease";

    /** Ends when Governance knows it. */
    @WorkflowMethod(name = TYPE)
    void run(LeaseReturn report);
}
