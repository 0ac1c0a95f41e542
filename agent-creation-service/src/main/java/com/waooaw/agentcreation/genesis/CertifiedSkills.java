package com.waooaw.agentcreation.genesis;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.catalogue.Standing;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;

/** Every skill is certified and told only what it was certified to be told; none of the job role is left out. */
@Explained(
        protects = "That an agent does only what was certified, told only what it was certified to be told.",
        looksAt = "required_skill_ids and skill_parameters, against the certified skills and what the job role "
                + "requires.",
        mend = "Choose certified skills, add those the job role requires, and use the parameters the catalogue "
                + "lists.",
        onlyRunning = "skills and job roles certified since this build")
final class CertifiedSkills implements Rule {

    @Override
    public String code() {
        return "G-08";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < blueprint.requiredSkillIds().size(); i++) {
            var id = blueprint.requiredSkillIds().get(i);
            var skill = facts.skills().get(id);
            if (skill == null || !skill.usableAt(facts.now())) {
                findings.add(finding(
                        "/required_skill_ids/" + i,
                        "the skill '" + id + "' is not certified",
                        "choose certified skills"));
            } else if (skill.standing() instanceof Standing.Superseded deprecated) {
                findings.add(new Finding(
                        code(),
                        Severity.MEDIUM,
                        "the skill '" + id + "' may be used until " + deprecated.migrateUntil() + " only",
                        "/required_skill_ids/" + i,
                        "use '" + deprecated.successor() + "'"));
            }
        }
        var role = facts.jobRoles().get(blueprint.jobRoleId());
        if (role != null) {
            role.requiredSkills().stream()
                    .filter(id -> !blueprint.requiredSkillIds().contains(id))
                    .map(id -> finding(
                            "/required_skill_ids", "'" + role.jobRoleId() + "' needs the skill '" + id + "'", "add it"))
                    .forEach(findings::add);
        }
        blueprint
                .skillParameters()
                .forEach((id, parameters) -> parameters.forEach((name, value) -> {
                    var wrong = SkillParameters.wrong(blueprint, facts, id, name, value);
                    if (wrong != null) {
                        findings.add(finding(
                                "/skill_parameters/" + id + "/" + name,
                                wrong,
                                "use the parameters the skill was certified with"));
                    }
                }));
        return findings;
    }
}
