package com.waooaw.governance.inbox;

import com.waooaw.governance.approval.WaitingCard;
import com.waooaw.governance.reading.Names;
import com.waooaw.governance.reading.People;
import com.waooaw.governance.reading.VisibleText;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A question that waits, in the words of the list. Everything others wrote has passed {@link VisibleText}.
 *
 * @param deadline when silence decides, ISO 8601
 * @param left until then, milliseconds, for the clock of the page
 */
record CardView(
        UUID id,
        String displayId,
        String action,
        String summary,
        String riskLevel,
        String requester,
        String cost,
        String countdown,
        String deadline,
        long left,
        boolean reversible,
        boolean putAside,
        boolean passedOn,
        boolean together) {

    static CardView of(WaitingCard card, Instant now) {
        return new CardView(
                card.id(),
                card.displayId(),
                Names.ofAction(card.actionType()),
                VisibleText.of(card.summary()),
                VisibleText.of(card.riskLevel()),
                VisibleText.of(card.requesterId()),
                "US$ " + card.estimatedCostUsd().toPlainString(),
                People.remaining(now, card.expiresAt()),
                card.expiresAt().toString(),
                Duration.between(now, card.expiresAt()).toMillis(),
                card.reversible(),
                card.putAside(),
                card.passedOn(),
                card.together());
    }
}
