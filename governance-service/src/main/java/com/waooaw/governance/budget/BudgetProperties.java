package com.waooaw.governance.budget;

import com.waooaw.platform.kernel.Usd;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may be spent, US dollars. Source: domain.md, P-04 to P-07 and 11.1.
 *
 * @param platformMonth the platform in a UTC month, Governance included
 * @param governanceEnvelope the part of it that Governance alone spends from
 * @param execution one doing of a job
 * @param agentDay all that an agent costs on a UTC day
 * @param agentQuery an agent's knowledge queries on a UTC day
 * @param teamMember a team on a UTC day, for each member
 * @param plans what a plan includes in a UTC month, by its name; for {@code trial} in the whole trial
 * @param engagementGovernor what the Governor of a customer may grant on top in a UTC month
 */
@ConfigurationProperties("waooaw.governance.budget")
record BudgetProperties(
        @DefaultValue("100") BigDecimal platformMonth,
        @DefaultValue("5") BigDecimal governanceEnvelope,
        @DefaultValue("0.50") BigDecimal execution,
        @DefaultValue("5") BigDecimal agentDay,
        @DefaultValue("1") BigDecimal agentQuery,
        @DefaultValue("1") BigDecimal teamMember,
        @DefaultValue Map<String, BigDecimal> plans,
        @DefaultValue("50") BigDecimal engagementGovernor) {

    private static final Map<String, BigDecimal> PLANS = Map.of(
            "trial", BigDecimal.valueOf(5),
            "starter", BigDecimal.valueOf(10),
            "pro", BigDecimal.valueOf(30),
            "enterprise", BigDecimal.valueOf(100));

    BudgetProperties {
        plans = plans.isEmpty() ? PLANS : Map.copyOf(plans);
        if (Usd.of(platformMonth).compareTo(Usd.of(governanceEnvelope)) < 0) {
            throw new IllegalArgumentException("the envelope of Governance is a part of the platform's budget");
        }
    }
}
