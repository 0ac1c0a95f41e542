package com.waooaw.governance.breakglass;

import com.waooaw.governance.approval.Emergencies.Door;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Who declared which emergency, for what. Never changes.
 *
 * @param door the approval, and the one act it is bound to
 * @param description in the declarer's words
 * @param evidence references
 * @param by pseudonymous subject
 * @param endsAt UTC; from this instant on it allows nothing
 */
record Declaration(
        UUID id,
        Door door,
        Condition condition,
        String description,
        List<String> evidence,
        String by,
        Instant at,
        Instant endsAt) {

    /** How long its Governor has to review it. */
    static final Duration REVIEW_WITHIN = Duration.ofHours(24);

    Declaration {
        evidence = List.copyOf(evidence);
    }

    Instant reviewDueAt() {
        return at.plus(REVIEW_WITHIN);
    }
}
