package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.rules.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** A skill acts in steps that are in order, and each says how it is taken back. */
final class ActSteps implements Check<Skill> {

    @Override
    public String code() {
        return "S-03";
    }

    @Override
    public String error() {
        return "GEN-ERR-010";
    }

    @Override
    public List<Finding> check(Skill skill, Known known) {
        if (skill.actSteps().isEmpty()) {
            return List.of(finding("/act_steps", "it does nothing", "list what it does, in order"));
        }
        var findings = new ArrayList<Finding>();
        var names = new HashSet<String>();
        for (int i = 0; i < skill.actSteps().size(); i++) {
            var step = skill.actSteps().get(i);
            var pointer = "/act_steps/" + i;
            if (step.name().isBlank()) {
                findings.add(finding(pointer + "/name", "the step has no name", "say what it does"));
            } else if (!names.add(step.name().strip().toLowerCase(Locale.ROOT))) {
                findings.add(
                        finding(pointer + "/name", "two steps are called '" + step.name() + "'", "tell them apart"));
            }
            if (step.rollback().isBlank()) {
                findings.add(finding(
                        pointer + "/rollback",
                        "nobody says how '" + step.name() + "' is taken back",
                        "say how, or that there is nothing to take back"));
            }
        }
        return findings;
    }
}
