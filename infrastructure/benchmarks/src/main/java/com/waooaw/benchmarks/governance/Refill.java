package com.waooaw.benchmarks.governance;

import com.waooaw.platform.budget.SpendingSteps.Expense;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Reserves as the services do: in a workflow, which fetches the leases it takes. Public because Temporal makes a stub. */
@WorkflowInterface
public interface Refill {

    /** Why nothing is reserved; empty where it is. */
    @WorkflowMethod
    String reserve(Expense expense);
}
