package com.waooaw.agentcreation.genesis;

import com.waooaw.agentcreation.blueprint.TeamPlan;
import com.waooaw.agentcreation.blueprint.TeamPlan.Member;
import com.waooaw.agentcreation.blueprint.TeamRole;
import com.waooaw.agentcreation.catalogue.CatalogueFiles;
import com.waooaw.agentcreation.catalogue.PricePolicy;
import com.waooaw.agentcreation.catalogue.PriceProposal;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Severity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What makes a team of agents. The same for a certified team and for a blueprint. Source: domain.md 2.4, G-11. */
public final class TeamComposition {

    static final String CODE = "G-11";

    private static final int LEAST = 3;
    private static final int MOST = 5;
    private static final PricePolicy PRICES = new CatalogueFiles().pricePolicy();

    private TeamComposition() {}

    /**
     * Everything that keeps these members from being a team.
     *
     * @param required skills they need between them
     * @param skills the catalogue, by id
     * @param at where the document has the plan, as a JSON pointer
     */
    public static List<Finding> check(
            TeamPlan plan, Collection<String> required, Map<String, Skill> skills, Instant now, String at) {
        var findings = new ArrayList<Finding>();
        int members = plan.members().size();
        if (members < LEAST || members > MOST) {
            findings.add(finding(
                    at + "/members",
                    "a team has " + LEAST + " to " + MOST + " members, this one " + members,
                    "a Manager and two to four specialists"));
        }
        findings.addAll(manager(plan, skills, now, at));
        findings.addAll(skills(plan, required, skills, now, at));
        findings.addAll(cost(plan, at));
        return findings;
    }

    private static List<Finding> manager(TeamPlan plan, Map<String, Skill> skills, Instant now, String at) {
        var findings = new ArrayList<Finding>();
        long managers = plan.members().stream()
                .filter(member -> member.role() == TeamRole.MANAGER)
                .count();
        if (managers != 1) {
            findings.add(finding(
                    at + "/members", "a team has one Manager, this one " + managers, "make exactly one the Manager"));
        }
        for (int i = 0; i < plan.members().size(); i++) {
            var member = plan.members().get(i);
            boolean manages = member.role() == TeamRole.MANAGER;
            if (manages != coordinates(member, skills, now)) {
                findings.add(finding(
                        at + "/members/" + i + "/skill_ids",
                        manages
                                ? "'" + member.name() + "' manages and has no certified skill in "
                                        + Skill.TEAM_COORDINATION
                                : "'" + member.name() + "' is no Manager and has a skill in " + Skill.TEAM_COORDINATION,
                        "the Manager coordinates, and nobody else"));
            }
        }
        return findings;
    }

    private static boolean coordinates(Member member, Map<String, Skill> skills, Instant now) {
        return member.skillIds().stream().anyMatch(id -> {
            var skill = skills.get(id);
            return skill != null && skill.usableAt(now) && skill.capabilities().contains(Skill.TEAM_COORDINATION);
        });
    }

    private static List<Finding> skills(
            TeamPlan plan, Collection<String> required, Map<String, Skill> skills, Instant now, String at) {
        var findings = new ArrayList<Finding>();
        var names = new HashSet<String>();
        var primaries = new HashSet<String>();
        var all = new HashSet<String>();
        for (int i = 0; i < plan.members().size(); i++) {
            var member = plan.members().get(i);
            var pointer = at + "/members/" + i;
            if (!names.add(member.name())) {
                findings.add(finding(
                        pointer + "/name", "two members are called '" + member.name() + "'", "give each its own name"));
            }
            if (!primaries.add(member.primarySkillId())) {
                findings.add(finding(
                        pointer + "/primary_skill_id",
                        "'" + member.primarySkillId() + "' is the primary skill of somebody else",
                        "give each member a primary skill of its own"));
            }
            if (!member.skillIds().contains(member.primarySkillId())) {
                findings.add(finding(
                        pointer + "/primary_skill_id",
                        "'" + member.name() + "' does not have its primary skill",
                        "add it to its skills"));
            }
            for (int j = 0; j < member.skillIds().size(); j++) {
                var skill = skills.get(member.skillIds().get(j));
                if (skill == null || !skill.usableAt(now)) {
                    findings.add(finding(
                            pointer + "/skill_ids/" + j,
                            "the skill '" + member.skillIds().get(j) + "' is not certified",
                            "choose certified skills"));
                }
            }
            all.addAll(member.skillIds());
        }
        required.stream()
                .filter(id -> !all.contains(id))
                .map(id -> finding(
                        at + "/members", "nobody in the team has the skill '" + id + "'", "give it to a member"))
                .forEach(findings::add);
        return findings;
    }

    private static List<Finding> cost(TeamPlan plan, String at) {
        var findings = new ArrayList<Finding>();
        int members = plan.members().size();
        int price = PriceProposal.ofTeam(PRICES, members).priceInr();
        if (price > plan.planInrPerMonth()) {
            findings.add(finding(
                    at + "/plan_inr_per_month",
                    "the team costs " + price + " rupees a month, the plan allows " + plan.planInrPerMonth(),
                    "choose a larger plan or a smaller team"));
        }
        var mayCost = PRICES.usdPerDayAndMember().multiply(BigDecimal.valueOf(members));
        if (plan.dailyBudgetUsd().compareTo(mayCost) > 0) {
            findings.add(finding(
                    at + "/daily_budget_usd",
                    "the team may spend US$ " + mayCost.toPlainString() + " a day",
                    "at most " + mayCost.toPlainString()));
        }
        return findings;
    }

    private static Finding finding(String pointer, String message, String remedy) {
        return new Finding(CODE, Severity.HIGH, message, pointer, remedy);
    }
}
