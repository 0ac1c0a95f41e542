package com.waooaw.agentcreation.creation;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.PlacedOperation;
import com.waooaw.agentcreation.blueprint.BlastRadius;
import com.waooaw.agentcreation.blueprint.DecisionMode;
import com.waooaw.agentcreation.rules.Estimates;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How far putting an agent to work reaches: what a precedent may look at, and the risk the question is put with. */
final class Reach {

    private static final String CHANNEL = "channel";
    private static final String SANDBOX = "sandbox-";
    private static final int SELDOM = 1;

    private Reach() {}

    /**
     * Critical where a failure reaches that far: it comes first, and who says yes proves who they are. Medium for an agent
     * that seldom works, stays in the sandbox, and asks before everything it does outside: a wrong one does little, and all
     * of that can be taken back. High for every other.
     */
    static String risk(AgentBlueprint blueprint) {
        if (radius(blueprint) == BlastRadius.CRITICAL) {
            return "critical";
        }
        return contained(blueprint) ? "medium" : "high";
    }

    /** How far a failure reaches, as its author says; where nobody does, far. */
    static BlastRadius radius(AgentBlueprint blueprint) {
        var containment = blueprint.meWow().containment();
        return containment == null || containment.maxBlastRadius() == null
                ? BlastRadius.HIGH
                : containment.maxBlastRadius();
    }

    private static boolean contained(AgentBlueprint blueprint) {
        return blueprint.expectedRunsPerDay() <= SELDOM && sandboxOnly(blueprint) && asksBeforeActing(blueprint);
    }

    /** Facts about the agent as it would be deployed, and no judgement. */
    static Map<String, Object> facts(AgentBlueprint blueprint, List<StageResult> results) {
        return Map.of(
                "expected_runs_per_day", blueprint.expectedRunsPerDay(),
                "sandbox_only", sandboxOnly(blueprint),
                "estimated_cost_per_day_usd",
                        Estimates.usdPerDay(blueprint).stripTrailingZeros().toPlainString(),
                "domain_tier", blueprint.domainTier().name().toLowerCase(Locale.ROOT),
                "findings_open",
                        results.stream()
                                .mapToInt(result -> result.findings().size())
                                .sum(),
                "industry", blueprint.industryId());
    }

    /** Every route it is told leads into the sandbox; where none is told, Execution takes one of the sandbox. */
    private static boolean sandboxOnly(AgentBlueprint blueprint) {
        return blueprint.trialFlags().sandboxRoutesOnly()
                && blueprint.skillParameters().values().stream()
                        .map(parameters -> parameters.get(CHANNEL))
                        .allMatch(
                                channel -> channel == null || channel.toString().startsWith(SANDBOX));
    }

    private static boolean asksBeforeActing(AgentBlueprint blueprint) {
        return blueprint.operations().stream()
                .filter(placed -> placed.operation().external())
                .allMatch(placed -> asksBefore(blueprint, placed));
    }

    private static boolean asksBefore(AgentBlueprint blueprint, PlacedOperation placed) {
        return blueprint
                .rightFor(placed)
                .filter(right -> right.mode() == DecisionMode.APPROVAL)
                .isPresent();
    }
}
