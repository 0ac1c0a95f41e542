package com.waooaw.governance.authority;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Governor lets somebody decide what they govern.
 *
 * @param customerId whose Governor; none for the Platform Governor
 * @param governor pseudonymous subject of who delegates
 * @param deputy likewise, of who decides in their place
 * @param onSilence whether it counts only for what the Governor has left unanswered
 * @param reason in the Governor's words
 * @param endedAt when somebody ended it before its time
 */
record Delegation(
        UUID id,
        @Nullable UUID customerId,
        String governor,
        String deputy,
        boolean onSilence,
        Instant from,
        Instant until,
        String reason,
        Instant madeAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {

    boolean inForceAt(Instant at) {
        return endedAt == null && !at.isBefore(from) && at.isBefore(until);
    }

    /** Whether it may still do anything. */
    boolean openAt(Instant at) {
        return endedAt == null && at.isBefore(until);
    }
}
