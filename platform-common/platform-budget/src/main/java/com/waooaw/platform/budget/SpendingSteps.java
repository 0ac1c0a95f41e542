package com.waooaw.platform.budget;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.activities.governance.BudgetActivities.Doing;
import com.waooaw.activities.governance.BudgetActivities.LeaseAnswer;
import com.waooaw.activities.governance.BudgetActivities.LeaseRequest;
import com.waooaw.activities.governance.BudgetActivities.Spender;
import com.waooaw.platform.kernel.Cause;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The steps of spending that a workflow takes at home, on the queue of the service that spends. */
@ActivityInterface(namePrefix = "Spending_")
public interface SpendingSteps {

    /**
     * Reserves out of every budget, or out of none. Idempotent by {@link Expense#reservationId()}; what was settled is
     * reserved. Fails with {@code BUD-0003} for an expense that makes no sense.
     *
     * @return the leases to ask Governance for first; none where it is reserved
     */
    List<LeaseRequest> reserve(Expense expense);

    /** Keeps a lease, or that there is none. Idempotent. */
    void keep(LeaseAnswer answer);

    /** Says that Governance knows what was spent on a lease. Idempotent. */
    void returned(UUID leaseId, String spentUsd);

    /**
     * What an act may cost.
     *
     * @param reservationId chosen by who acts, stable across restarts
     * @param budgets each that has to pay for it, once
     * @param amountUsd decimal text, US dollars: the most that it may cost
     * @param doing what it is for: whoever says so waits for a Governor who is asked for more; absent for whoever does
     *     neither
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Expense(
            UUID reservationId,
            List<BudgetRef> budgets,
            Spender spender,
            String amountUsd,
            Cause cause,
            @Nullable Doing doing) {

        public Expense {
            budgets = List.copyOf(budgets);
        }

        /** Of somebody who does not say what for. */
        public Expense(UUID reservationId, List<BudgetRef> budgets, Spender spender, String amountUsd, Cause cause) {
            this(reservationId, budgets, spender, amountUsd, cause, null);
        }
    }
}
