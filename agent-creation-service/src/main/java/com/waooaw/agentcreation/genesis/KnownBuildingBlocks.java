package com.waooaw.agentcreation.genesis;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** An agent is skills, a skill is components of five kinds; there is no other unit that runs, and none called a flow. */
@Explained(
        protects = "That there is nothing at work which no rule looks at: an agent is skills, a skill is components "
                + "of five kinds.",
        looksAt = "components, and the names of components, operations and limits, none of which is called a flow.",
        mend = "Make each component a connector, pump, processor, publisher or validator of a required skill, "
                + "with a name of its own.")
final class KnownBuildingBlocks implements Rule {

    private static final Set<String> KINDS = Skill.COMPONENT_KINDS;

    @Override
    public String code() {
        return "G-17";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        var names = new HashSet<String>();
        for (int i = 0; i < blueprint.components().size(); i++) {
            var component = blueprint.components().get(i);
            var pointer = "/components/" + i;
            if (!KINDS.contains(component.kind())) {
                findings.add(finding(
                        pointer + "/kind",
                        "'" + component.kind() + "' is no kind of component",
                        "choose one of " + String.join(", ", new TreeSet<>(KINDS))));
            }
            if (!blueprint.requiredSkillIds().contains(component.skillId())) {
                findings.add(finding(
                        pointer + "/skill_id",
                        "'" + component.name() + "' belongs to no required skill",
                        "name the skill it is part of"));
            }
            if (!names.add(component.name())) {
                findings.add(finding(
                        pointer + "/name",
                        "two components are called '" + component.name() + "'",
                        "give each a name of its own"));
            }
            findings.addAll(flow(component.name(), pointer + "/name"));
        }
        for (var placed : blueprint.operations()) {
            findings.addAll(flow(placed.operation().name(), placed.pointer() + "/name"));
        }
        var containment = blueprint.meWow().containment();
        if (containment != null) {
            containment.limits().keySet().stream()
                    .flatMap(name -> flow(name, "/me_wow/containment/limits/" + name).stream())
                    .forEach(findings::add);
        }
        return findings;
    }

    private List<Finding> flow(String name, String pointer) {
        return RuntimeFlow.in(name)
                ? List.of(finding(
                        pointer,
                        "'" + name + "' speaks of a flow, and nothing of that name runs here",
                        "say it as skill, component or skill run"))
                : List.of();
    }
}
