package com.waooaw.agentexecution.skill;

import static com.waooaw.agentexecution.skill.Artifact.ARTICLE;
import static com.waooaw.agentexecution.skill.Artifact.BRIEF;
import static com.waooaw.agentexecution.skill.Artifact.FACT_CHECK;
import static com.waooaw.agentexecution.skill.Artifact.PASSAGES;
import static com.waooaw.agentexecution.skill.Artifact.PUBLICATION;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the platform can do for a job. The lower-case names are stored and shown: never rename one. */
public enum SkillKind {
    /** Finds passages of the industry's corpus that answer a brief. */
    @JsonProperty("research")
    RESEARCH(PASSAGES),
    /** Composes an article from passages. */
    @JsonProperty("draft")
    DRAFT(ARTICLE),
    /** Ties each claim of an article to a passage. */
    @JsonProperty("fact_check")
    FACT_CHECK_CLAIMS(FACT_CHECK),
    /** Publishes an approved article. */
    @JsonProperty("publish")
    PUBLISH(PUBLICATION);

    /** Which certified skill is which. A skill that is not here cannot be run, and its agent fails its health check. */
    private static final Map<String, SkillKind> INSTALLED = Map.of(
            "SKILL-HC-001", RESEARCH,
            "SKILL-HC-002", DRAFT,
            "SKILL-HC-003", FACT_CHECK_CLAIMS,
            "SKILL-HC-004", PUBLISH);

    private final Artifact gives;

    SkillKind(Artifact gives) {
        this.gives = gives;
    }

    /** What must be there before it can run. */
    public Set<Artifact> needs() {
        return switch (this) {
            case RESEARCH -> Set.of(BRIEF);
            case DRAFT -> Set.of(BRIEF, PASSAGES);
            case FACT_CHECK_CLAIMS -> Set.of(ARTICLE, PASSAGES);
            case PUBLISH -> Set.of(ARTICLE, FACT_CHECK);
        };
    }

    /** What is there after it. */
    public Artifact gives() {
        return gives;
    }

    /** The name it is stored and shown under. */
    public String wireName() {
        return this == FACT_CHECK_CLAIMS ? "fact_check" : name().toLowerCase(Locale.ROOT);
    }

    /** What runs a certified skill; empty for one that is not installed. */
    public static Optional<SkillKind> of(String skillId) {
        return Optional.ofNullable(INSTALLED.get(skillId));
    }

    /** The kind of a stored name. */
    public static SkillKind named(String wireName) {
        return Arrays.stream(values())
                .filter(k -> k.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no skill kind " + wireName));
    }
}
