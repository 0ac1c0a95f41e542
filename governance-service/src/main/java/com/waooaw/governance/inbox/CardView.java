package com.waooaw.governance.inbox;

import com.waooaw.governance.approval.WaitingCard;
import com.waooaw.governance.reading.People;
import com.waooaw.governance.reading.VisibleText;
import java.time.Instant;

/** A question that waits, in the words of the list: until silence decides. */
record CardView(
        CardFace face,
        String requester,
        String cost,
        boolean reversible,
        boolean putAside,
        boolean passedOn,
        boolean together) {

    static CardView of(WaitingCard card, Instant now) {
        return new CardView(
                CardFace.of(
                        card.id(),
                        card.displayId(),
                        card.actionType(),
                        card.summary(),
                        card.riskLevel(),
                        card.expiresAt(),
                        now),
                VisibleText.of(card.requesterId()),
                People.usd(card.estimatedCostUsd()),
                card.reversible(),
                card.putAside(),
                card.passedOn(),
                card.together());
    }
}
