package com.waooaw.agentcreation.genesis;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.CoordinationComplexity;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One agent works alone, two or more have a Manager; the declared complexity says the same. */
@Explained(
        protects = "That a team has one who answers for it, and a single agent no one to hide behind.",
        looksAt = "agent_count, requires_manager and coordination_complexity, which must say the same.",
        mend = "One agent: no Manager, simple. Two or more: a Manager, moderate (2 or 3) or complex.")
final class ManagerRule implements Rule {

    @Override
    public String code() {
        return "G-10";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        boolean team = blueprint.agentCount() > 1;
        if (team != blueprint.requiresManager()) {
            findings.add(finding(
                    "/requires_manager",
                    team ? "a team needs a Manager" : "one agent works without a Manager",
                    "set requires_manager to " + team));
        }
        var complexity = blueprint.agentCount() == 1
                ? CoordinationComplexity.SIMPLE
                : blueprint.agentCount() <= 3 ? CoordinationComplexity.MODERATE : CoordinationComplexity.COMPLEX;
        if (complexity != blueprint.coordinationComplexity()) {
            var wanted = complexity.name().toLowerCase(Locale.ROOT);
            findings.add(finding(
                    "/coordination_complexity",
                    blueprint.agentCount() + " agents are " + wanted,
                    "set coordination_complexity to " + wanted));
        }
        return findings;
    }
}
