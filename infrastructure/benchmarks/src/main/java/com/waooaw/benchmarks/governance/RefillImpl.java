package com.waooaw.benchmarks.governance;

import com.waooaw.platform.budget.Reserving;
import com.waooaw.platform.budget.SpendingSteps.Expense;
import io.temporal.spring.boot.WorkflowImpl;

/** Public because Temporal instantiates it; nothing else refers to it. */
@WorkflowImpl(taskQueues = "${waooaw.task-queue}")
public final class RefillImpl implements Refill {

    /** For Temporal. */
    public RefillImpl() {}

    @Override
    public String reserve(Expense expense) {
        return new Reserving()
                .reserve(expense)
                .map(refused -> refused.budget() + " " + refused.refusal())
                .orElse("");
    }
}
