package com.waooaw.agentcreation.guardian;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.rules.BrightLines;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;

/** It can be seen when a change needs a new certification, and an escalation reaches somebody who can act, in time. */
@Explained(
        protects = "That a safeguard works and is not just written down.",
        looksAt = "evolution_triggers with trigger_tests; destinations and deadlines of me_wow.escalations.",
        mend = "Say in trigger_tests how each further trigger is seen; send escalations to somebody who can act, "
                + "with a deadline.")
final class LiveHooks implements Rule {

    /** Reads only, and is there only while a Manager is suspended: it can decide nothing. */
    private static final String READS_ONLY = "helpdesk";

    @Override
    public String code() {
        return "V-08";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        var triggers = blueprint.evolutionTriggers();
        for (int i = 0; i < triggers.size(); i++) {
            if (!BrightLines.CODES.contains(triggers.get(i))
                    && !blueprint.triggerTests().containsKey(triggers.get(i))) {
                findings.add(finding(
                        "/evolution_triggers/" + i,
                        "nobody could tell that '" + triggers.get(i) + "' happened",
                        "say in trigger_tests how it is seen, or leave it out"));
            }
        }
        blueprint.triggerTests().keySet().stream()
                .filter(trigger -> !triggers.contains(trigger))
                .map(trigger -> finding(
                        "/trigger_tests/" + trigger,
                        "'" + trigger + "' is tested and is no evolution trigger",
                        "add it to evolution_triggers"))
                .forEach(findings::add);
        var escalations = blueprint.meWow().escalations();
        for (int i = 0; i < escalations.size(); i++) {
            var pointer = "/me_wow/escalations/" + i;
            if (READS_ONLY.equals(escalations.get(i).destination())) {
                findings.add(finding(
                        pointer + "/destination",
                        "the helpdesk reads only and is not always there",
                        "name somebody who can act, for example engagement_governor"));
            }
            if (escalations.get(i).deadlineMinutes() == null) {
                findings.add(
                        finding(pointer + "/deadline_minutes", "the escalation may wait for ever", "say how soon"));
            }
        }
        return findings;
    }
}
