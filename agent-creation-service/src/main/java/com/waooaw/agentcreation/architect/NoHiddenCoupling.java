package com.waooaw.agentcreation.architect;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.DependencyKind;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;

/** Dependencies are known, versioned, without cycles, and a hard one has a fallback. */
@Explained(
        protects = "That the failure of one agent does not take others along in ways nobody saw.",
        looksAt = "dependencies, their version ranges and fallbacks, and the whole graph of who needs whom.",
        mend = "Name registered agents, state a version range, describe a fallback for a hard one, and break the "
                + "cycle the finding shows.",
        onlyRunning = "whether an agent that is depended on is registered, and cycles through the registry")
final class NoHiddenCoupling implements Rule {

    @Override
    public String code() {
        return "A-03";
    }

    @Override
    public Severity severity() {
        return Severity.CRITICAL;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        var graph = AgentGraph.of(blueprint, facts);
        for (int i = 0; i < blueprint.dependencies().size(); i++) {
            var dependency = blueprint.dependencies().get(i);
            var pointer = "/dependencies/" + i;
            if (!graph.knows(dependency.agentId())) {
                findings.add(finding(
                        pointer + "/agent_id",
                        "'" + dependency.agentId()
                                + "' is no living agent of the registry and not submitted with this one",
                        "name a registered agent by its display id"));
            }
            if (dependency.versionRange() == null) {
                findings.add(finding(
                        pointer + "/version_range",
                        "it is not said which versions of '" + dependency.agentId() + "' it works with",
                        "state a version range"));
            }
            if (dependency.kind() == DependencyKind.HARD && dependency.fallback() == null) {
                findings.add(finding(
                        pointer + "/fallback",
                        "nothing is said about working without '" + dependency.agentId() + "'",
                        "describe a fallback"));
            }
        }
        var cycle = graph.cycleThrough(blueprint.agentName());
        if (!cycle.isEmpty()) {
            findings.add(finding(
                    "/dependencies",
                    "the dependencies form a cycle: " + String.join(" → ", cycle),
                    "remove one of them"));
        }
        return findings;
    }
}
