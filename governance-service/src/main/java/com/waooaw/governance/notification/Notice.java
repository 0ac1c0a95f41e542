package com.waooaw.governance.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a Governor.
 *
 * @param round tells the times apart that the same question began to wait; 0 for the first
 * @param customerId whose Governor decides; none for the Platform Governor
 * @param since when this round began, UTC
 * @param deadline in words
 * @param silence what it means when nobody has decided by then, as a sentence
 */
public record Notice(
        UUID approvalId,
        long round,
        @Nullable UUID customerId,
        Instant since,
        String displayId,
        String action,
        String summary,
        String riskLevel,
        String deadline,
        String silence) {}
