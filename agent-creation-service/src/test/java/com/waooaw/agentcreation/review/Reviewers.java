package com.waooaw.agentcreation.review;

import com.waooaw.agentcreation.architect.Architect;
import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.genesis.Genesis;
import com.waooaw.agentcreation.guardian.Guardian;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.RuleSet;
import java.util.List;

/** Everybody who reviews a blueprint, in the order of the stages. All of them always look. */
public final class Reviewers {

    /** Genesis, Architect, Guardian. */
    public static final List<RuleSet> ALL = List.of(Genesis.RULES, Architect.RULES, Guardian.RULES);

    private Reviewers() {}

    /** What all of them find. */
    public static List<Finding> findings(AgentBlueprint blueprint, Facts facts) {
        return ALL.stream()
                .flatMap(rules -> rules.check(blueprint, facts).stream())
                .toList();
    }
}
