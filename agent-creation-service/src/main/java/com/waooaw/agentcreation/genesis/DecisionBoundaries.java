package com.waooaw.agentcreation.genesis;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.PlacedOperation;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Every operation has exactly one decision right, and every decision right an operation. */
@Explained(
        protects = "That it is clear, for every single thing an agent can do, who decides.",
        looksAt = "Each operation of each tool against me_wow.decision_rights: exactly one each, and none for what "
                + "is no operation.",
        mend = "Write one decision right per operation, named tool.operation; remove those without an operation.")
final class DecisionBoundaries implements Rule {

    @Override
    public String code() {
        return "G-03";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        var rights = blueprint.meWow().decisionRights();
        var operations =
                blueprint.operations().stream().map(PlacedOperation::key).collect(Collectors.toSet());
        for (var operation : blueprint.operations()) {
            long count = rights.stream()
                    .filter(right -> right.operation().equals(operation.key()))
                    .count();
            if (count != 1) {
                findings.add(finding(
                        operation.pointer(),
                        "'" + operation.key() + "' has " + count + " decision rights",
                        "say once who decides about it"));
            }
        }
        for (int i = 0; i < rights.size(); i++) {
            if (!operations.contains(rights.get(i).operation())) {
                findings.add(finding(
                        "/me_wow/decision_rights/" + i + "/operation",
                        "'" + rights.get(i).operation() + "' is no operation of a tool",
                        "name an operation as tool.operation"));
            }
        }
        return findings;
    }
}
