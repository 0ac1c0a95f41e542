package com.waooaw.governance.budget;

import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.web.Rounds;
import java.time.Clock;
import java.time.Duration;

/**
 * Takes money back from leases that nobody returned. A budget does that by itself when it is asked for money; this is for
 * those that nobody asks.
 */
class LeaseReclaim extends Rounds {

    private static final Duration EVERY = Duration.ofSeconds(30);

    private final BudgetOwners owners;
    private final Budgets budgets;
    private final Clock clock;

    LeaseReclaim(BudgetOwners owners, Budgets budgets, Clock clock) {
        super("budget-lease-reclaim", EVERY, EVERY);
        this.owners = owners;
        this.budgets = budgets;
        this.clock = clock;
    }

    @Override
    protected Duration round() {
        each(
                owners.overdue(clock.instant()),
                overdue -> Tenancy.run(
                        overdue.owner().customerId(),
                        () -> budgets.reclaim(overdue.key(), Cause.root(Ids.next(clock)))));
        return EVERY;
    }
}
