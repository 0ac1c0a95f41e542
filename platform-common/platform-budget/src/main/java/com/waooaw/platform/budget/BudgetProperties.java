package com.waooaw.platform.budget;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service spends.
 *
 * @param actsPerLease for how many acts as costly as the one at hand a lease is asked for
 * @param sweepEvery how often what is over is looked for
 */
@ConfigurationProperties("waooaw.budget")
record BudgetProperties(
        @DefaultValue("50") int actsPerLease,
        @DefaultValue("5s") Duration sweepEvery) {

    BudgetProperties {
        if (actsPerLease < 1) {
            throw new IllegalArgumentException("waooaw.budget.acts-per-lease is at least 1");
        }
    }
}
