package com.waooaw.agentcreation.genesis;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.Operation;
import com.waooaw.agentcreation.catalogue.AllowedTool;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every tool and operation is on the allow-list, as what it is; what is not listed is refused. */
@Explained(
        protects = "That an agent touches nothing nobody has allowed: what is not on the list is refused.",
        looksAt = "tools, their operations, types and whether they can be undone, against the allow-list.",
        mend = "Use tools and operations of the allow-list, and declare each as what it is.")
final class AllowedTools implements Rule {

    @Override
    public String code() {
        return "G-09";
    }

    @Override
    public Severity severity() {
        return Severity.CRITICAL;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < blueprint.tools().size(); i++) {
            var tool = blueprint.tools().get(i);
            var allowed = facts.tools().get(tool.toolId());
            if (allowed == null) {
                findings.add(finding(
                        "/tools/" + i + "/tool_id",
                        "the tool '" + tool.toolId() + "' is not authorised",
                        "use tools of the allow-list"));
                continue;
            }
            for (int j = 0; j < tool.operations().size(); j++) {
                findings.addAll(check(tool.operations().get(j), allowed, "/tools/" + i + "/operations/" + j));
            }
        }
        return findings;
    }

    private List<Finding> check(Operation operation, AllowedTool tool, String pointer) {
        var key = "'" + tool.toolId() + "." + operation.name() + "'";
        var allowed = tool.operation(operation.name());
        if (allowed.isEmpty()) {
            return List.of(finding(pointer + "/name", key + " is not authorised", "use operations of the allow-list"));
        }
        var findings = new ArrayList<Finding>();
        var type = operation.type().name().toLowerCase(Locale.ROOT);
        if (!allowed.get().type().equals(type)) {
            findings.add(finding(
                    pointer + "/type",
                    key + " is authorised as " + allowed.get().type() + ", not as " + type,
                    "declare it as what it is"));
        }
        if (operation.reversible() && !allowed.get().reversible()) {
            findings.add(finding(pointer + "/reversible", key + " cannot be undone", "declare it as what it is"));
        }
        return findings;
    }
}
