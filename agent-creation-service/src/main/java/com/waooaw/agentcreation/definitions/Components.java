package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.rules.Finding;
import java.util.ArrayList;
import java.util.List;

/** A skill is built of components of five kinds. */
final class Components implements Check<Skill> {

    @Override
    public String code() {
        return "S-09";
    }

    @Override
    public List<Finding> check(Skill skill, Known known) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < skill.components().size(); i++) {
            var component = skill.components().get(i);
            if (!Skill.COMPONENT_KINDS.contains(component.kind())) {
                findings.add(finding(
                        "/components/" + i + "/kind",
                        "'" + component.kind() + "' is no kind of component",
                        "choose one of "
                                + String.join(
                                        ", ",
                                        Skill.COMPONENT_KINDS.stream().sorted().toList())));
            }
        }
        return findings;
    }
}
