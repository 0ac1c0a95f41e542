package com.waooaw.agentcreation.genesis;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.rules.BrightLines;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.List;

/** The four bright-line changes always need a new certification. */
@Explained(
        protects = "That no agent grows, loses an approval, gains access or drops a safeguard without being "
                + "certified again.",
        looksAt = "evolution_triggers, which must hold the four bright lines.",
        mend = "Add WIDEN_EFFECTS, REDUCE_APPROVALS, ADD_ACCESS and WEAKEN_SAFETY.")
final class EvolutionTriggers implements Rule {

    @Override
    public String code() {
        return "G-05";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        return BrightLines.CODES.stream()
                .filter(trigger -> !blueprint.evolutionTriggers().contains(trigger))
                .map(trigger -> finding(
                        "/evolution_triggers", "'" + trigger + "' is not among the evolution triggers", "add it"))
                .toList();
    }
}
