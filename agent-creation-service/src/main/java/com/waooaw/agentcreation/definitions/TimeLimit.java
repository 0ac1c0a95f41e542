package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.rules.Finding;
import java.util.List;

/** A skill ends within ten minutes, or can go on where it was. */
final class TimeLimit implements Check<Skill> {

    private static final int MOST_SECONDS = 600;

    @Override
    public String code() {
        return "S-06";
    }

    @Override
    public String error() {
        return "GEN-ERR-012";
    }

    @Override
    public List<Finding> check(Skill skill, Known known) {
        if (skill.timeoutSeconds() < 1) {
            return List.of(finding("/timeout_seconds", "it has no time at all", "give it 1 to " + MOST_SECONDS));
        }
        boolean resumes = skill.checkpoint() != null && !skill.checkpoint().isBlank();
        return skill.timeoutSeconds() <= MOST_SECONDS || resumes
                ? List.of()
                : List.of(finding(
                        "/timeout_seconds",
                        "it may take " + skill.timeoutSeconds() + " seconds and has no checkpoint",
                        "at most " + MOST_SECONDS + ", or say where it can go on"));
    }
}
