package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.Definition;
import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.catalogue.Team;
import com.waooaw.agentcreation.genesis.SkillCollision;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How a draft stands to a certified definition of its kind. Source: domain.md 2.4, G-13. */
enum Collision {
    /** Another name or industry. */
    NONE,
    /** The same in everything but its id: the certified one is used. */
    IDENTICAL,
    /** The draft does the same work, and better: the certified one is on its way out. */
    IMPROVES,
    /** The certified one does the same work, and better. */
    WORSE,
    /** Another use, or the same version, which makes neither better: each keeps its number. */
    APART;

    static Collision of(Definition<?> draft, Definition<?> certified) {
        return switch (draft) {
            case Skill skill when certified instanceof Skill other -> ofSkills(skill, other);
            case JobRole role
            when certified instanceof JobRole other ->
                named(role, other) ? compared(role, use(role), work(role), other, use(other), work(other)) : NONE;
            case Team team
            when certified instanceof Team other ->
                named(team, other) ? compared(team, List.of(), work(team), other, List.of(), work(other)) : NONE;
            case Skill _, JobRole _, Team _ -> NONE;
        };
    }

    private static Collision ofSkills(Skill draft, Skill certified) {
        return switch (SkillCollision.of(draft, certified)) {
            case NONE -> NONE;
            case IDENTICAL -> IDENTICAL;
            case OLDER -> IMPROVES;
            case IMPROVED -> WORSE;
            case APART -> APART;
        };
    }

    private static boolean named(Definition<?> draft, Definition<?> certified) {
        return !draft.id().equals(certified.id())
                && draft.industry().equals(certified.industry())
                && normalised(draft.name()).equals(normalised(certified.name()));
    }

    private static Collision compared(
            Definition<?> draft, Object use, Object work, Definition<?> certified, Object itsUse, Object itsWork) {
        if (!use.equals(itsUse)) {
            return APART;
        }
        if (work.equals(itsWork)) {
            return IDENTICAL;
        }
        int newer = Arrays.compare(numbers(draft.version()), numbers(certified.version()));
        if (newer == 0) {
            return APART;
        }
        return newer > 0 ? IMPROVES : WORSE;
    }

    private static Object use(JobRole role) {
        return List.of(Set.copyOf(role.geographies()), Set.copyOf(role.requiredRegulations()));
    }

    private static Object work(JobRole role) {
        return List.of(
                role.roleName(),
                role.domainTier(),
                role.description(),
                role.requiredSkills(),
                Set.copyOf(role.gates()),
                role.expertiseLevel(),
                role.basePriceInr(),
                role.tasks(),
                role.goals(),
                role.cannotDo(),
                role.agentCount(),
                role.validation(),
                role.completionCriteria(),
                role.learningLoop(),
                role.pricingModel(),
                role.pricingRationale(),
                String.valueOf(role.teamDailyBudgetUsd()));
    }

    private static Object work(Team team) {
        return List.of(team.goal(), Set.copyOf(team.requiredSkills()), team.plan());
    }

    private static String normalised(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
