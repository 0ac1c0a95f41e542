package com.waooaw.agentcreation.genesis;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Of skills that are one and the same, the first is used; of a skill and its improvement, the improvement. */
@Explained(
        protects = "That one skill does not live under two names, and an improved one is used.",
        looksAt = "required_skill_ids, compared with all certified skills of the industry.",
        mend = "Use the skill the finding names. An older version is advice only: it may be used until it is "
                + "gone.",
        onlyRunning = "skills certified since this build")
final class SkillCollisions implements Rule {

    @Override
    public String code() {
        return "G-13";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var known = facts.skills().values().stream()
                .filter(Skill::usable)
                .sorted(Comparator.comparing(Skill::skillId))
                .toList();
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < blueprint.requiredSkillIds().size(); i++) {
            var skill = facts.skills().get(blueprint.requiredSkillIds().get(i));
            if (skill == null || !skill.usable()) {
                continue;
            }
            for (var other : known) {
                findings.addAll(check(skill, other, "/required_skill_ids/" + i));
            }
        }
        return findings;
    }

    private List<Finding> check(Skill skill, Skill other, String pointer) {
        return switch (SkillCollision.of(skill, other)) {
            case IDENTICAL ->
                other.skillId().compareTo(skill.skillId()) < 0
                        ? List.of(finding(
                                pointer,
                                "'" + skill.skillId() + "' is '" + other.skillId() + "' under another id",
                                "use '" + other.skillId() + "', which was there first"))
                        : List.of();
            case IMPROVED ->
                // no refusal: there are 30 days to migrate, and a job role may still require the older one (G-08)
                List.of(new Finding(
                        code(),
                        Severity.MEDIUM,
                        "'" + skill.skillId() + "' is improved by '" + other.skillId() + "'",
                        pointer,
                        "use '" + other.skillId() + "': the older one is on its way out"));
            case NONE, OLDER, APART -> List.of();
        };
    }
}
