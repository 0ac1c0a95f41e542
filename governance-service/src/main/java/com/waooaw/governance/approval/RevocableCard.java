package com.waooaw.governance.approval;

import java.time.Instant;
import java.util.UUID;

/**
 * Something a precedent allowed, and that can still be taken back, as far as a list shows it. The texts are others': show
 * them as text only.
 *
 * @param precedent which precedent said yes
 * @param vetoUntil until when it can be taken back, UTC
 * @param done whether the right to act was handed out
 */
public record RevocableCard(
        UUID id,
        String displayId,
        String actionType,
        String summary,
        String riskLevel,
        String precedent,
        Instant approvedAt,
        Instant vetoUntil,
        boolean done) {}
