package com.waooaw.agentcreation.architect;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.MeWow.Interface;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Every interface is described, and everything the agent reaches is one. */
@Explained(
        protects = "That nothing is reached that nobody described: what is unnamed cannot be watched or replaced.",
        looksAt = "me_wow.interfaces, against every tool, data source and dependency.",
        mend = "Describe each with name, direction, kind, schema_ref and failure_behaviour.")
final class ExplicitInterfaces implements Rule {

    @Override
    public String code() {
        return "A-01";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        var interfaces = blueprint.meWow().interfaces();
        for (int i = 0; i < interfaces.size(); i++) {
            var one = interfaces.get(i);
            if (one.direction() == null
                    || one.kind() == null
                    || one.schemaRef() == null
                    || one.failureBehaviour() == null) {
                findings.add(finding(
                        "/me_wow/interfaces/" + i,
                        "the interface '" + one.name() + "' is not fully described",
                        "give it direction, kind, schema_ref and failure_behaviour"));
            }
        }
        var named = interfaces.stream().map(Interface::name).collect(Collectors.toSet());
        blueprint.reaches().stream()
                .filter(reached -> !named.contains(reached.name()))
                .map(reached -> finding(
                        reached.pointer(),
                        "'" + reached.name() + "' is reached and is no interface",
                        "describe it under me_wow.interfaces"))
                .forEach(findings::add);
        return findings;
    }
}
