package com.waooaw.agentcreation.genesis;

import com.waooaw.agentcreation.catalogue.Skill;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How two skills of one name in one industry stand to each other. Source: domain.md 2.4, G-13.
 *
 * <p>What a skill takes and makes, with which tools, for which regulations and under which approval tell one use from another.
 */
public enum SkillCollision {
    /** Another name or industry, or the same row. */
    NONE,
    /** The same in everything but its id. */
    IDENTICAL,
    /** The other does the same work, and better. */
    IMPROVED,
    /** The other does the same work, and this one better. */
    OLDER,
    /** Another use, or the same version, which makes neither better: each keeps its number. */
    APART;

    private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    /** How {@code other} stands to {@code skill}. */
    public static SkillCollision of(Skill skill, Skill other) {
        if (skill.skillId().equals(other.skillId())
                || !skill.industry().equals(other.industry())
                || !normalised(skill).equals(normalised(other))) {
            return NONE;
        }
        if (!use(skill).equals(use(other))) {
            return APART;
        }
        if (work(skill).equals(work(other))) {
            return IDENTICAL;
        }
        int newer = Arrays.compare(version(other), version(skill));
        if (newer == 0) {
            return APART;
        }
        return newer > 0 ? IMPROVED : OLDER;
    }

    private static String normalised(Skill skill) {
        return BLANKS.matcher(skill.name()).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    private static List<Object> use(Skill skill) {
        return List.of(
                Set.copyOf(skill.inputs()),
                Set.copyOf(skill.outputs()),
                String.valueOf(skill.approvalGate()),
                Set.copyOf(skill.tools()),
                Set.copyOf(skill.compliance()));
    }

    private static List<Object> work(Skill skill) {
        return List.of(
                skill.thinkQueries(),
                skill.actSteps(),
                skill.failureModes(),
                skill.parameters(),
                skill.timeoutSeconds(),
                skill.autonomyPct(),
                skill.schemas(),
                skill.observeLog(),
                skill.validation(),
                skill.components(),
                skill.capabilities().stream().sorted().toList(),
                String.valueOf(skill.checkpoint()));
    }

    private static int[] version(Skill skill) {
        return Arrays.stream(skill.version().split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
