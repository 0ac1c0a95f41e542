package com.waooaw.governance.veto;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.contracts.governance.VetoCategory;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Why a precedent said yes to what a Governor took back: a task for those who make precedents (domain.md 5.5, 10.2). */
sealed interface RootCause {

    /** How long they have. */
    Duration WITHIN = Duration.ofHours(24);

    Task task();

    /**
     * What is to be found out. Never changes.
     *
     * @param openedAt when it was taken back, UTC
     */
    record Task(UUID approvalId, String precedent, int precedentVersion, VetoCategory category, Instant openedAt) {

        Instant dueAt() {
            return openedAt.plus(WITHIN);
        }
    }

    /** Nobody has said. */
    record Open(Task task) implements RootCause {

        Answered answer(Finding finding, String note, String by, Instant at) {
            return new Answered(task, finding, note, by, at);
        }
    }

    /**
     * Somebody has.
     *
     * @param note in their words
     * @param by pseudonymous subject
     */
    record Answered(Task task, Finding finding, String note, String by, Instant at) implements RootCause {}

    /** What becomes of the precedent. The lower-case names are stored. */
    enum Finding {
        /** It comes back with a tighter condition. */
        @JsonProperty("revise")
        REVISE,
        /** It says nothing any more. */
        @JsonProperty("deprecate")
        DEPRECATE,
        /** It was right; this was not the precedent's fault. */
        @JsonProperty("keep")
        KEEP
    }
}
