package com.waooaw.agentcreation.genesis;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.mewow.Completeness;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.List;

/** The way of working is complete in all ten sections. */
@Explained(
        protects = "That nobody hires a worker whose duties, limits and stop conditions are half said.",
        looksAt = "The ten sections of me_wow. Each has its own condition; anything under 100 % refuses.",
        mend = "Complete the section the finding names; its message says what is missing.")
final class CompleteMeWow implements Rule {

    @Override
    public String code() {
        return "G-01";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        return Completeness.of(blueprint, facts.dataPolicy()).gaps().stream()
                .map(gap -> finding(
                        gap.pointer(),
                        "section '" + gap.section() + "' is incomplete: " + gap.message(),
                        "complete the section; all ten must be complete"))
                .toList();
    }
}
