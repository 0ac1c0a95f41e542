package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.rules.Finding;
import java.util.ArrayList;
import java.util.List;

/** A skill asks before it acts. */
final class ThinkQueries implements Check<Skill> {

    @Override
    public String code() {
        return "S-02";
    }

    @Override
    public String error() {
        return "GEN-ERR-010";
    }

    @Override
    public List<Finding> check(Skill skill, Known known) {
        if (skill.thinkQueries().isEmpty()) {
            return List.of(finding("/think_queries", "it asks nothing before it acts", "say what it has to find out"));
        }
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < skill.thinkQueries().size(); i++) {
            if (skill.thinkQueries().get(i).isBlank()) {
                findings.add(finding("/think_queries/" + i, "the question is empty", "ask it, or leave it out"));
            }
        }
        return findings;
    }
}
