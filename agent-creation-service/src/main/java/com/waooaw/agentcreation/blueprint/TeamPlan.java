package com.waooaw.agentcreation.blueprint;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * Who is in a team, and what it may cost; G-11 looks at it.
 *
 * @param planInrPerMonth what the plan it is sold under allows for it
 * @param dailyBudgetUsd what all members may spend on a day
 */
public record TeamPlan(List<Member> members, int planInrPerMonth, BigDecimal dailyBudgetUsd) {

    public TeamPlan {
        members = AgentBlueprint.orEmpty(members);
        dailyBudgetUsd = Objects.requireNonNullElse(dailyBudgetUsd, BigDecimal.ZERO);
    }

    /**
     * One agent of a team.
     *
     * @param name unique in the team
     * @param primarySkillId what it is there for; nobody else is
     */
    public record Member(String name, TeamRole role, String jobRoleId, String primarySkillId, List<String> skillIds) {

        public Member {
            // a team of the catalogue comes without a schema: what nobody said is for the checks to find
            name = Objects.requireNonNullElse(name, "");
            role = Objects.requireNonNullElse(role, TeamRole.SPECIALIST);
            jobRoleId = Objects.requireNonNullElse(jobRoleId, "");
            primarySkillId = Objects.requireNonNullElse(primarySkillId, "");
            skillIds = AgentBlueprint.orEmpty(skillIds);
        }
    }
}
