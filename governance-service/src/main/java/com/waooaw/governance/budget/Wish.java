package com.waooaw.governance.budget;

import com.waooaw.activities.governance.BudgetActivities.Doing;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Usd;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a lease that can be understood.
 *
 * @param budget what to lend from, in the period of now
 * @param customerId whose it is; absent for the platform's own
 * @param limit what the settings give this budget, where it is the first time that somebody asks
 * @param doing what it is for, where the holder says so
 */
record Wish(
        UUID leaseId,
        BudgetKey budget,
        Period period,
        @Nullable UUID customerId,
        Usd limit,
        String holder,
        Containment.Rank rank,
        Usd atLeast,
        Usd wanted,
        Cause cause,
        @Nullable Doing doing) {}
