package com.waooaw.platform.budget;

import com.waooaw.activities.governance.BudgetActivities.LeaseAnswer;
import com.waooaw.activities.governance.BudgetActivities.LeaseRequest;
import com.waooaw.platform.kernel.Usd;
import com.waooaw.platform.workflow.TemporalFailures;
import io.temporal.spring.boot.ActivityImpl;
import java.util.List;
import java.util.UUID;

/** Translates between Temporal and the ledger; decides nothing. */
@ActivityImpl(taskQueues = "${waooaw.task-queue}")
class SpendingStepsImpl implements SpendingSteps {

    private final SpendingLedger ledger;

    SpendingStepsImpl(SpendingLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public List<LeaseRequest> reserve(Expense expense) {
        return TemporalFailures.translating(() -> ledger.reserve(expense));
    }

    @Override
    public void keep(LeaseAnswer answer) {
        TemporalFailures.translatingRun(() -> ledger.keep(answer));
    }

    @Override
    public void returned(UUID leaseId, String spentUsd) {
        TemporalFailures.translatingRun(() -> ledger.returned(leaseId, Usd.parse(spentUsd)));
    }
}
