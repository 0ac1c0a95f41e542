package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.rules.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Each skill that stops for a human is a gate of the job role, under the same class; no gate is for a skill it lacks. */
final class Gates implements Check<JobRole> {

    @Override
    public String code() {
        return "J-03";
    }

    @Override
    public List<Finding> check(JobRole role, Known known) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < role.gates().size(); i++) {
            var gate = role.gates().get(i);
            if (!role.requiredSkills().contains(gate.skillId())) {
                findings.add(finding(
                        "/gates/" + i + "/skill_id",
                        "'" + gate.skillId() + "' is a gate and not among the required skills",
                        "require it"));
            }
        }
        role.requiredSkills().stream()
                .flatMap(id -> Optional.ofNullable(known.skills().get(id)).stream())
                .filter(skill -> skill.approvalGate() != null)
                .filter(skill -> role.gates().stream()
                        .noneMatch(gate -> gate.skillId().equals(skill.skillId())
                                && Objects.equals(gate.approvalClass(), skill.approvalGate())))
                .map(skill -> finding(
                        "/gates",
                        "'" + skill.skillId() + "' stops for an approval and is no gate here",
                        "add it with approval_class " + skill.approvalGate()))
                .forEach(findings::add);
        return findings;
    }
}
