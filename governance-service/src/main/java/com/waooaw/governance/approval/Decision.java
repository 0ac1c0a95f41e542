package com.waooaw.governance.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a Governor said. */
sealed interface Decision {

    /** In their words; empty where nothing was said. */
    String reason();

    /** How it is called on the wire and in the log. */
    default String verb() {
        return switch (this) {
            case Approve _ -> "approve";
            case Deny _ -> "deny";
            case Defer _ -> "defer";
            case Escalate _ -> "escalate";
        };
    }

    /**
     * Yes, to exactly this act.
     *
     * @param edits which texts it is to have; none for the act as it was asked
     */
    record Approve(String reason, Edits edits) implements Decision {

        Approve(String reason) {
            this(reason, Edits.NONE);
        }
    }

    /** No, and why. */
    record Deny(String reason) implements Decision {}

    /** Not now: until a time, or for a reason. */
    record Defer(@Nullable Instant until, String reason) implements Decision {}

    /** Not for this person to say: the Platform Governor is to, and why. */
    record Escalate(String reason) implements Decision {}
}
