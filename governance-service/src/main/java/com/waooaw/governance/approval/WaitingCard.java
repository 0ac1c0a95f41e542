package com.waooaw.governance.approval;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A question that waits, as far as a list shows it. The texts are others': show them as text only.
 *
 * @param riskLevel low, medium, high or critical
 * @param estimatedCostUsd what it is expected to cost, US dollars
 * @param expiresAt when silence decides, UTC
 * @param putAside whether a Governor has put it aside
 * @param passedOn whether the Governor who was asked first passed it on
 * @param together whether it may be approved together with others: low risk, can be undone, and nothing more is due
 */
public record WaitingCard(
        UUID id,
        String displayId,
        String actionType,
        String summary,
        String riskLevel,
        String requesterId,
        boolean reversible,
        BigDecimal estimatedCostUsd,
        Instant expiresAt,
        boolean putAside,
        boolean passedOn,
        boolean together) {}
