package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.rules.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a job role asks for is within the band of its expertise, and what its team may spend within the members'. */
final class Pricing implements Check<JobRole> {

    private static final Set<String> MODELS = Set.of("fixed_monthly", "per_execution", "per_deliverable");

    @Override
    public String code() {
        return "J-06";
    }

    @Override
    public List<Finding> check(JobRole role, Known known) {
        var findings = new ArrayList<Finding>();
        var prices = known.prices();
        int floor = prices.floorInr(role.expertiseLevel());
        if (role.basePriceInr() < floor || role.basePriceInr() > prices.mostInr()) {
            findings.add(finding(
                    "/base_price_inr",
                    role.basePriceInr() + " rupees is no price for " + role.expertiseLevel(),
                    floor + " to " + prices.mostInr()));
        }
        if (!MODELS.contains(role.pricingModel())) {
            findings.add(finding(
                    "/pricing_model",
                    "'" + role.pricingModel() + "' is no way to charge",
                    "fixed_monthly, per_execution or per_deliverable"));
        }
        if (role.pricingRationale().isBlank()) {
            findings.add(finding("/pricing_rationale", "nobody says why it costs that", "say why"));
        }
        var most = prices.usdPerDayAndMember().multiply(BigDecimal.valueOf(role.agentCount()));
        var budget = role.teamDailyBudgetUsd();
        if (budget != null && (budget.signum() < 0 || budget.compareTo(most) > 0)) {
            findings.add(finding(
                    "/team_daily_budget_usd",
                    "the team may spend US$ " + most.toPlainString() + " a day",
                    "at most " + most.toPlainString()));
        }
        return findings;
    }
}
