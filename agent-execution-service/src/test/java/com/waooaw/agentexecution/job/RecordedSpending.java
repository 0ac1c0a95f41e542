package com.waooaw.agentexecution.job;

import com.waooaw.activities.governance.BudgetActivities;
import com.waooaw.activities.governance.BudgetActivities.LeaseAnswer;
import com.waooaw.activities.governance.BudgetActivities.LeaseRequest;
import com.waooaw.platform.budget.SpendingSteps;
import java.util.List;
import java.util.UUID;

/** Has money where a test says so, and asks a Governance that has none where it says so. */
final class RecordedSpending implements SpendingSteps, BudgetActivities {

    volatile boolean money = true;

    @Override
    public List<LeaseRequest> reserve(Expense expense) {
        return money
                ? List.of()
                : List.of(new LeaseRequest(
                        new UUID(8, 8),
                        expense.budgets().getFirst(),
                        "agent-execution",
                        expense.spender(),
                        expense.amountUsd(),
                        expense.amountUsd(),
                        expense.cause()));
    }

    @Override
    public LeaseAnswer grantLease(LeaseRequest request) {
        return new LeaseAnswer(request.leaseId(), null, "exhausted", null);
    }

    @Override
    public void keep(LeaseAnswer answer) {
        // nothing was lent
    }

    @Override
    public void returned(UUID leaseId, String spentUsd) {
        throw new AssertionError("nothing was lent");
    }

    @Override
    public void returnLease(LeaseReturn report) {
        throw new AssertionError("nothing was lent");
    }
}
