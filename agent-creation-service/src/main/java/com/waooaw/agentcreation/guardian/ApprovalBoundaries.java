package com.waooaw.agentcreation.guardian;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.PlacedOperation;
import com.waooaw.agentcreation.blueprint.ApprovalClass;
import com.waooaw.agentcreation.blueprint.DecisionMode;
import com.waooaw.agentcreation.blueprint.OperationType;
import com.waooaw.agentcreation.rules.Approvers;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Nobody approves himself, nobody below his rank, and no approval stands for another kind. */
@Explained(
        protects = "That no agent approves itself, no approval is given below its rank, and none stands for another "
                + "kind.",
        looksAt = "me_wow.decision_rights and the approval classes of the operations, against the allow-list and "
                + "who may give what.",
        mend = "Name a human who may give that class, and declare the class the operation has.")
final class ApprovalBoundaries implements Rule {

    @Override
    public String code() {
        return "V-02";
    }

    @Override
    public Severity severity() {
        return Severity.CRITICAL;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        var rights = blueprint.meWow().decisionRights();
        for (int i = 0; i < rights.size(); i++) {
            var right = rights.get(i);
            var pointer = "/me_wow/decision_rights/" + i;
            if (right.mode() != DecisionMode.APPROVAL || right.approver() == null || right.approvalClass() == null) {
                continue;
            }
            if (right.approver().equals("self")
                    || right.approver().equals("agent")
                    || right.approver().equals(blueprint.agentName())) {
                findings.add(
                        finding(pointer + "/approver", "the agent would approve itself", "name a human who decides"));
            } else if (!Approvers.of(right.approvalClass()).contains(right.approver())) {
                findings.add(finding(
                        pointer + "/approver",
                        "'" + right.approver() + "' may not give an approval of class " + lower(right.approvalClass()),
                        "name one of " + String.join(", ", new TreeSet<>(Approvers.of(right.approvalClass())))));
            }
        }
        for (var placed : blueprint.operations()) {
            findings.addAll(classes(blueprint, placed, facts));
        }
        return findings;
    }

    private List<Finding> classes(AgentBlueprint blueprint, PlacedOperation placed, Facts facts) {
        var findings = new ArrayList<Finding>();
        var declared = placed.operation().approvalClass();
        var pointer = placed.pointer() + "/approval_class";
        if (placed.operation().type() != OperationType.READ
                && (declared == null || declared == ApprovalClass.ARTIFACT)) {
            findings.add(finding(
                    pointer,
                    "'" + placed.key() + "' changes something outside, and no approval of that class covers it",
                    "give it the class of what it does"));
        }
        var tool = facts.tools().get(placed.tool().toolId());
        var least = tool == null
                ? null
                : tool.operation(placed.operation().name())
                        .map(allowed -> allowed.approvalClass())
                        .orElse(null);
        if (least != null && (declared == null || !least.equals(lower(declared)))) {
            findings.add(finding(
                    pointer,
                    "'" + placed.key() + "' is authorised under approval class " + least,
                    "declare the class " + least));
        }
        blueprint
                .rightFor(placed)
                .filter(right -> right.approvalClass() != null && right.approvalClass() != declared)
                .ifPresent(_ -> findings.add(finding(
                        pointer,
                        "'" + placed.key() + "' is approved under another class than it is declared with",
                        "an approval of one class never stands for another: make them the same")));
        return findings;
    }

    private static String lower(ApprovalClass approvalClass) {
        return approvalClass.name().toLowerCase(Locale.ROOT);
    }
}
