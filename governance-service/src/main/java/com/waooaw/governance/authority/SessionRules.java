package com.waooaw.governance.authority;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who decides where somebody else may be deciding (domain.md 6.1 and C30). */
final class SessionRules {

    /** Written down no more often than that. */
    static final Duration GRAIN = Duration.ofMinutes(1);

    private SessionRules() {}

    /** What comes of somebody's wish to decide. */
    sealed interface Admission {

        /** They are the one who decides, and that is written down. */
        record Stands() implements Admission {}

        /** They go on. */
        record Renews(GovernorSession session) implements Admission {}

        /** They begin: nobody is at work. */
        record Begins() implements Admission {}

        /** They begin, and a deputy stops: the Governor is back. */
        record TakesOver(GovernorSession from) implements Admission {}

        /** Another is at work. */
        record Refused(GovernorSession active) implements Admission {}
    }

    /**
     * What comes of it.
     *
     * @param current the session of this scope, however old
     * @param deputyOf in whose place they want to; absent for the Governor
     */
    static Admission admit(
            @Nullable GovernorSession current, String subject, @Nullable String deputyOf, Instant now, Duration idle) {
        if (current == null || !current.activeAt(now, idle)) {
            return new Admission.Begins();
        }
        if (current.subject().equals(subject)) {
            return Objects.equals(current.deputyOf(), deputyOf)
                            && now.isBefore(current.renewedAt().plus(GRAIN))
                    ? new Admission.Stands()
                    : new Admission.Renews(current);
        }
        return deputyOf == null && current.deputyOf() != null
                ? new Admission.TakesOver(current)
                : new Admission.Refused(current);
    }
}
