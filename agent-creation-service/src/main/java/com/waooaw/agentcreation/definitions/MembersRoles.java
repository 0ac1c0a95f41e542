package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.Team;
import com.waooaw.agentcreation.rules.Finding;
import java.util.ArrayList;
import java.util.List;

/** Each member of a team works in a certified job role of its industry, or of every one, and has the role's skills. */
final class MembersRoles implements Check<Team> {

    @Override
    public String code() {
        return "T-02";
    }

    @Override
    public List<Finding> check(Team team, Known known) {
        var findings = new ArrayList<Finding>();
        if (team.requiredSkills().isEmpty()) {
            findings.add(finding("/required_skills", "the team has nothing to do", "name the skills it needs"));
        }
        for (int i = 0; i < team.plan().members().size(); i++) {
            var member = team.plan().members().get(i);
            var pointer = "/plan/members/" + i;
            var role = known.jobRoles().get(member.jobRoleId());
            if (role == null || !role.usable()) {
                findings.add(finding(
                        pointer + "/job_role_id",
                        "the job role '" + member.jobRoleId() + "' is not certified",
                        "choose a certified job role"));
                continue;
            }
            if (!Known.serves(role.industry(), team.industry())) {
                findings.add(finding(
                        pointer + "/job_role_id",
                        "'" + role.jobRoleId() + "' is certified for " + role.industry(),
                        "choose a job role of " + team.industry()));
            }
            role.requiredSkills().stream()
                    .filter(id -> !member.skillIds().contains(id))
                    .map(id -> finding(
                            pointer + "/skill_ids",
                            "'" + role.jobRoleId() + "' needs the skill '" + id + "'",
                            "add it"))
                    .forEach(findings::add);
        }
        return findings;
    }
}
