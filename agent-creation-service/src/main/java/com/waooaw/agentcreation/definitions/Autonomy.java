package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.rules.Finding;
import java.util.ArrayList;
import java.util.List;

/** How alone a skill works is one of the degrees there are, and what it can be told has a type and limits that fit. */
final class Autonomy implements Check<Skill> {

    @Override
    public String code() {
        return "S-08";
    }

    @Override
    public List<Finding> check(Skill skill, Known known) {
        var findings = new ArrayList<Finding>();
        if (!known.prices().autonomyFactors().containsKey(skill.autonomyPct())) {
            findings.add(finding(
                    "/autonomy_pct",
                    skill.autonomyPct() + " % is no degree of autonomy",
                    "one of "
                            + known.prices().autonomyFactors().keySet().stream()
                                    .sorted()
                                    .toList()));
        }
        skill.parameters().forEach((name, parameter) -> {
            boolean number = "integer".equals(parameter.type());
            if (!number && !"string".equals(parameter.type())) {
                findings.add(finding(
                        "/parameters/" + name + "/type", "it cannot be told such a thing", "integer or string"));
            }
            if (number
                    && parameter.minimum() != null
                    && parameter.maximum() != null
                    && parameter.minimum().compareTo(parameter.maximum()) > 0) {
                findings.add(finding(
                        "/parameters/" + name + "/minimum", "nothing is as large and as small", "swap the limits"));
            }
        });
        return findings;
    }
}
