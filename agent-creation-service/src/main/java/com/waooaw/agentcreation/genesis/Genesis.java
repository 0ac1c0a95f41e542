package com.waooaw.agentcreation.genesis;

import com.waooaw.agentcreation.rules.RuleSet;
import java.util.List;

/** Genesis, the sole certifier: refuses what is incomplete, unknown or not allowed. */
public final class Genesis {

    /** All its rules. */
    public static final RuleSet RULES = new RuleSet(
            "genesis",
            "3",
            List.of(
                    new CompleteMeWow(),
                    new TraceableScope(),
                    new DecisionBoundaries(),
                    new GovernanceHooks(),
                    new EvolutionTriggers(),
                    new GovernorLoad(),
                    new KnownIndustryAndRole(),
                    new CertifiedSkills(),
                    new AllowedTools(),
                    new ManagerRule(),
                    new TeamRule(),
                    new IndustryKnowledge(),
                    new SkillCollisions(),
                    new KnownBuildingBlocks()));

    private Genesis() {}
}
