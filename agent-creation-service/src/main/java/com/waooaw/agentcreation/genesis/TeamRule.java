package com.waooaw.agentcreation.genesis;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.TeamPlan;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;

/** Where there is more than one agent the blueprint says who they are, and they make a team. */
@Explained(
        protects = "That agents who work together have one who coordinates them, and everything their work needs.",
        looksAt = "team, where agent_count is 2 or more: its members, their skills, and what the plan pays.",
        mend = "Name three to five members, exactly one of them a Manager with team_coordination, each with a "
                + "primary skill of its own, and all required skills among them.")
final class TeamRule implements Rule {

    /** What every industry may use. */
    private static final String INTERNAL = "internal";

    @Override
    public String code() {
        return TeamComposition.CODE;
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var team = blueprint.team();
        if (blueprint.agentCount() == 1) {
            return team == null
                    ? List.of()
                    : List.of(finding("/team", "one agent is no team", "leave the team out, or say how many agents"));
        }
        if (team == null) {
            return List.of(finding("/team", "nobody says who is in the team", "name the Manager and the specialists"));
        }
        var findings = new ArrayList<Finding>();
        if (team.members().size() != blueprint.agentCount()) {
            findings.add(finding(
                    "/team/members",
                    "the team has " + team.members().size() + " members and agent_count is " + blueprint.agentCount(),
                    "name as many members as there are agents"));
        }
        findings.addAll(
                TeamComposition.check(team, blueprint.requiredSkillIds(), facts.skills(), facts.now(), "/team"));
        for (int i = 0; i < team.members().size(); i++) {
            findings.addAll(member(team.members().get(i), "/team/members/" + i, blueprint, facts));
        }
        return findings;
    }

    /** What a member brings is what the other rules look at: a skill of the blueprint, a job role of its industry. */
    private List<Finding> member(TeamPlan.Member member, String at, AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        for (int j = 0; j < member.skillIds().size(); j++) {
            var skill = facts.skills().get(member.skillIds().get(j));
            if (skill != null
                    && !INTERNAL.equals(skill.industry())
                    && !blueprint.requiredSkillIds().contains(skill.skillId())) {
                findings.add(finding(
                        at + "/skill_ids/" + j,
                        "nobody looks at the skill '" + skill.skillId() + "': the blueprint does not require it",
                        "add it to required_skill_ids, or leave it out"));
            }
        }
        var role = facts.jobRoles().get(member.jobRoleId());
        if (role == null || !role.usableAt(facts.now())) {
            findings.add(finding(
                    at + "/job_role_id",
                    "the job role '" + member.jobRoleId() + "' is not certified",
                    "choose a certified job role"));
        } else if (!INTERNAL.equals(role.industry()) && !role.industry().equals(blueprint.industryId())) {
            findings.add(finding(
                    at + "/job_role_id",
                    "'" + role.jobRoleId() + "' is certified for " + role.industry(),
                    "choose a job role of " + blueprint.industryId()));
        }
        return findings;
    }
}
