package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.rules.Finding;
import java.util.ArrayList;
import java.util.List;

/** A skill knows how it can fail, and what it does then. */
final class FailureModes implements Check<Skill> {

    @Override
    public String code() {
        return "S-05";
    }

    @Override
    public String error() {
        return "GEN-ERR-012";
    }

    @Override
    public List<Finding> check(Skill skill, Known known) {
        if (skill.failureModes().isEmpty()) {
            return List.of(finding("/failure_modes", "it never fails, it says", "say how it fails, and what then"));
        }
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < skill.failureModes().size(); i++) {
            var failure = skill.failureModes().get(i);
            if (failure.type().isBlank()) {
                findings.add(finding("/failure_modes/" + i + "/type", "the failure has no name", "say what fails"));
            }
            if (failure.recovery().isBlank()) {
                findings.add(finding(
                        "/failure_modes/" + i + "/recovery",
                        "nobody says what it does after '" + failure.type() + "'",
                        "say how it recovers, or that it stops"));
            }
        }
        return findings;
    }
}
