package com.waooaw.agentcreation.rules;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.DecisionMode;
import com.waooaw.agentcreation.blueprint.InterfaceKind;
import com.waooaw.agentcreation.blueprint.MeWow.Interface;
import java.math.BigDecimal;
import java.util.List;

/** Figures computed from a blueprint. */
public final class Estimates {

    private static final BigDecimal DAYS_PER_MONTH = BigDecimal.valueOf(30);
    private static final int SCALE_OF_MS = 3;

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

    /**
     * Database connections it holds on average: runs a second times the seconds a run holds one (Little's law), and never
     * more than runs at once. Nothing where its author does not say what a run takes.
     */
    public static BigDecimal dbConnections(AgentBlueprint blueprint) {
        var resources = blueprint.resources();
        if (resources == null) {
            return BigDecimal.ZERO;
        }
        var slo = blueprint.slo();
        return slo.throughputRps()
                .multiply(BigDecimal.valueOf(resources.dbMsPerRun(), SCALE_OF_MS))
                .min(BigDecimal.valueOf(slo.maxConcurrency()));
    }

    /** Names of the interfaces it waits for. */
    public static List<String> syncCalls(AgentBlueprint blueprint) {
        return blueprint.meWow().interfaces().stream()
                .filter(one -> one.kind() == InterfaceKind.SYNC)
                .map(Interface::name)
                .toList();
    }
}
