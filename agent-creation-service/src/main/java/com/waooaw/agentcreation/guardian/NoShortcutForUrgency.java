package com.waooaw.agentcreation.guardian;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.PlacedOperation;
import com.waooaw.agentcreation.blueprint.ApprovalClass;
import com.waooaw.agentcreation.blueprint.DecisionMode;
import com.waooaw.agentcreation.blueprint.OperationType;
import com.waooaw.agentcreation.catalogue.JobRole.Gate;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;

/** However urgent it is said to be, no gate is left out and no approval lowered. */
@Explained(
        protects = "That hurry never opens a gate.",
        looksAt = "Where request.urgency.claimed is true: approvals and gates of the job role, and the approval "
                + "classes of the operations.",
        mend = "Put every gate back and leave every class as the allow-list has it; urgency changes the order of "
                + "work and nothing else.")
final class NoShortcutForUrgency implements Rule {

    @Override
    public String code() {
        return "V-06";
    }

    @Override
    public Severity severity() {
        return Severity.CRITICAL;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var urgency = blueprint.request().urgency();
        if (!urgency.claimed()) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        if (urgency.reason() == null) {
            findings.add(finding("/request/urgency/reason", "urgency is claimed without a reason", "give the reason"));
        }
        for (var placed : blueprint.operations()) {
            if (needsApproval(placed, facts) && !stillApproved(blueprint, placed)) {
                findings.add(finding(
                        placed.pointer(),
                        "urgency is claimed and '" + placed.key() + "' has lost its approval",
                        "urgency never removes an approval: put it back"));
            }
        }
        var role = facts.jobRoles().get(blueprint.jobRoleId());
        if (role != null) {
            role.gates().stream()
                    .map(Gate::skillId)
                    .filter(skill -> !blueprint.requiredSkillIds().contains(skill))
                    .map(skill -> finding(
                            "/required_skill_ids",
                            "urgency is claimed and the gate '" + skill + "' is left out",
                            "urgency never removes a gate: put it back"))
                    .forEach(findings::add);
        }
        return findings;
    }

    private static boolean needsApproval(PlacedOperation placed, Facts facts) {
        var tool = facts.tools().get(placed.tool().toolId());
        boolean listed = tool != null
                && tool.operation(placed.operation().name())
                        .map(allowed -> allowed.approvalClass() != null)
                        .orElse(false);
        return listed || placed.operation().type() != OperationType.READ;
    }

    private static boolean stillApproved(AgentBlueprint blueprint, PlacedOperation placed) {
        return blueprint
                .rightFor(placed)
                .filter(right -> right.mode() == DecisionMode.APPROVAL
                        && right.approvalClass() != null
                        && right.approvalClass() != ApprovalClass.ARTIFACT)
                .isPresent();
    }
}
