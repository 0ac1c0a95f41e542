package com.waooaw.agentcreation.architect;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.rules.Estimates;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** It costs no more than a job, a day and this month allow. */
@Explained(
        protects = "That nobody is surprised by a bill.",
        looksAt = "budget, and expected_runs_per_day times what a run costs, against the limits of a run, a day and "
                + "the month.",
        mend = "Lower the figure the finding names, or run less often.",
        onlyRunning = "what other agents leave of this month's budget; here all of it counts as left")
final class WithinBudget implements Rule {

    private static final BigDecimal PER_EXECUTION = new BigDecimal("0.50");
    private static final BigDecimal PER_DAY = BigDecimal.valueOf(5);
    private static final BigDecimal QUERIES_PER_DAY = BigDecimal.ONE;

    @Override
    public String code() {
        return "A-07";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var budget = blueprint.budget();
        var findings = new ArrayList<Finding>();
        if (budget.perExecutionUsd().compareTo(PER_EXECUTION) > 0) {
            findings.add(finding(
                    "/budget/per_execution_usd",
                    "one run may cost at most US$ " + PER_EXECUTION.toPlainString(),
                    "lower it"));
        }
        if (budget.dailyTotalUsd().compareTo(PER_DAY) > 0) {
            findings.add(finding(
                    "/budget/daily_total_usd",
                    "one agent may cost at most US$ " + PER_DAY.toPlainString() + " a day",
                    "lower it"));
        }
        if (budget.dailyQueryUsd().compareTo(QUERIES_PER_DAY.min(budget.dailyTotalUsd())) > 0) {
            findings.add(finding(
                    "/budget/daily_query_usd",
                    "knowledge queries may cost at most US$ " + QUERIES_PER_DAY.toPlainString()
                            + " a day, and no more than the day as a whole",
                    "lower it"));
        }
        if (budget.perExecutionUsd().compareTo(budget.dailyTotalUsd()) > 0) {
            findings.add(finding(
                    "/budget/daily_total_usd", "one run costs more than a day may", "raise it, or lower the run"));
        }
        var month = Estimates.usdPerMonth(blueprint);
        if (month.compareTo(facts.monthBudgetLeftUsd()) > 0) {
            findings.add(finding(
                    "/budget",
                    "a month costs US$ " + month.toPlainString() + ", left of this month's budget is US$ "
                            + facts.monthBudgetLeftUsd().toPlainString(),
                    "fewer runs, a cheaper run, or a lower daily limit"));
        }
        return findings;
    }
}
