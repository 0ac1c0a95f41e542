package com.waooaw.governance.approval;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * On what terms a question is asked; decided once by the table {@code approval_terms}, and stored with it.
 *
 * @param dueAt UTC; an answer is expected by then
 * @param expiresAt UTC; the deadline, at which silence becomes an answer
 * @param reasonRequired whether a yes says why, too
 * @param rule the row that decided; absent for a question asked before the table existed
 */
record Terms(
        Instant dueAt,
        Instant expiresAt,
        OnSilence onSilence,
        boolean reasonRequired,
        @Nullable Rule rule) {

    /** What silence means. */
    enum OnSilence {
        /** No. */
        @JsonProperty("deny")
        DENY,
        /** Yes; for what does not leave the house. */
        @JsonProperty("approve")
        APPROVE;

        /** As a sentence for people. */
        String sentence() {
            return switch (this) {
                case DENY -> "Silence denies.";
                case APPROVE -> "Silence is a yes: it does not leave the house.";
            };
        }
    }

    /** Table, its version, and the row of it that fired. */
    record Rule(String table, String version, String row) {

        @Override
        public String toString() {
            return table + " " + version + " " + row;
        }
    }
}
