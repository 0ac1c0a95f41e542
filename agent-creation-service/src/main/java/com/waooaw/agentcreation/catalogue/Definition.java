package com.waooaw.agentcreation.catalogue;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Genesis certifies besides agents: a skill, a job role or a team. */
public sealed interface Definition<T extends Definition<T>> permits Skill, JobRole, Team {

    /** For example {@code SKILL-HC-001}; names this one version for ever. */
    String id();

    /** Three numbers; a definition that takes the place of another has a higher one. */
    String version();

    /** For people; two of one name in one industry collide (G-13). */
    String name();

    /** Where it belongs; {@code internal} for what every industry may use. */
    String industry();

    /** Where it was said to stand when it was stored. */
    CatalogueStatus status();

    /** Who certified it. */
    @Nullable String certifiedBy();

    /** How it came to where it stands. */
    @Nullable Life life();

    /** Ids of what it took the place of. */
    List<String> supersedes();

    /** The same definition, standing there. */
    T standing(Standing standing, List<String> supersedes);

    /** The same definition with what Genesis proposes to ask for it; a skill is not sold alone. */
    T priced(List<PriceProposal> proposals);

    /** Where it stands, as it was stored. */
    default Standing standing() {
        return Standing.of(status(), certifiedBy(), life());
    }

    /** The same definition as it is at that instant: the time to migrate may have run out. */
    default T asOf(Instant now) {
        return standing(standing().asOf(now), supersedes());
    }

    /** Whether new use is certified: it is certified or active. */
    default boolean usable() {
        return status().usable();
    }

    /** Whether it may still be used then: usable, or on its way out and its users have time left to migrate. */
    default boolean usableAt(Instant now) {
        return switch (standing().asOf(now)) {
            case Standing.Certified _, Standing.Active _, Standing.Superseded _ -> true;
            case Standing.Draft _, Standing.Archived _ -> false;
        };
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    static <E> List<E> orEmpty(@Nullable List<E> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
