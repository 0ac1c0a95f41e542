package com.waooaw.learning.precedent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A precedent, and what became of its yeses.
 *
 * @param precedentId public id, for example {@code GEN-004}
 * @param successCount yeses that nobody took back in time
 * @param falsePositiveCount yeses that a Governor took back
 * @param falsePositiveLimit with so many it leaves {@code active}
 * @param underReviewSince UTC; absent while it is active
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Precedent(
        String precedentId,
        String principle,
        PrecedentStatus status,
        int successCount,
        int falsePositiveCount,
        int falsePositiveLimit,
        @Nullable Instant lastVetoedAt,
        @Nullable Instant underReviewSince) {}
