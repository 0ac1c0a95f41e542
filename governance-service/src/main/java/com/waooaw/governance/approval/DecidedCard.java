package com.waooaw.governance.approval;

import com.waooaw.contracts.governance.ApprovalStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question that waits no longer, as far as a list shows it.
 *
 * @param decidedBy pseudonymous subject of who decided; absent where nobody did
 * @param passedOn whether the Governor who was asked first passed it on
 * @param took from the question to what settled it
 * @param edited whether it was approved with another text than was asked
 */
public record DecidedCard(
        UUID id,
        String displayId,
        String actionType,
        String summary,
        String riskLevel,
        ApprovalStatus status,
        Instant settledAt,
        @Nullable String decidedBy,
        boolean passedOn,
        Duration took,
        boolean edited) {}
