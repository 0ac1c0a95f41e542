package com.waooaw.agentcreation.rules;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.DecisionMode;
import java.math.BigDecimal;

/** Figures computed from a blueprint. */
public final class Estimates {

    private static final BigDecimal DAYS_PER_MONTH = BigDecimal.valueOf(30);

    private Estimates() {}

    /** Approvals its Governor is asked for on an expected day: one per run and operation that needs one. */
    public static BigDecimal approvalsPerDay(AgentBlueprint blueprint) {
        long perRun = blueprint.meWow().decisionRights().stream()
                .filter(right -> right.mode() == DecisionMode.APPROVAL)
                .count();
        return BigDecimal.valueOf(perRun).multiply(BigDecimal.valueOf(blueprint.expectedRunsPerDay()));
    }

    /** What it costs in a month of 30 days, US dollars. */
    public static BigDecimal usdPerMonth(AgentBlueprint blueprint) {
        return DAYS_PER_MONTH.multiply(usdPerDay(blueprint));
    }

    /** What it costs on an expected day, US dollars: never more than its own daily limit allows. */
    public static BigDecimal usdPerDay(AgentBlueprint blueprint) {
        var runs = BigDecimal.valueOf(blueprint.expectedRunsPerDay())
                .multiply(blueprint.budget().perExecutionUsd());
        return runs.min(blueprint.budget().dailyTotalUsd());
    }
}
