package com.waooaw.governance.approval;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a yes rests on. There is no kind for the advice of a model: it may be shown, it never decides. */
sealed interface Authority {

    /** UTC, business clock. */
    Instant at();

    /** Who said yes; nobody where nobody did. */
    default @Nullable String by() {
        return this instanceof Human(var stamp, var _) ? stamp.by() : null;
    }

    /**
     * A human said so.
     *
     * @param reason in their words; empty where none was due and none was given
     */
    record Human(Stamp stamp, String reason) implements Authority {

        @Override
        public Instant at() {
            return stamp.at();
        }
    }

    /** Nobody said no in time, and it was an internal artefact, for which that is a yes (domain.md 6.2). */
    record Silence(Instant at) implements Authority {}

    /**
     * Nobody said yes: in an emergency the glass was broken, for this one act and until {@code useBy} of the approval.
     *
     * @param override which
     * @param declarer who said that it is an emergency, pseudonymous; not who said yes
     */
    record BreakGlass(UUID override, String declarer, Instant at) implements Authority {}
}
