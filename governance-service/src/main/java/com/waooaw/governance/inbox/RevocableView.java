package com.waooaw.governance.inbox;

import com.waooaw.governance.approval.RevocableCard;
import com.waooaw.governance.reading.VisibleText;
import java.time.Instant;

/** Something a precedent allowed, in the words of the list: until it can be taken back no more. */
record RevocableView(CardFace face, String precedent, String done) {

    static RevocableView of(RevocableCard card, Instant now) {
        return new RevocableView(
                CardFace.of(
                        card.id(),
                        card.displayId(),
                        card.actionType(),
                        card.summary(),
                        card.riskLevel(),
                        card.vetoUntil(),
                        now),
                VisibleText.of(card.precedent()),
                card.done() ? "done" : "not begun yet");
    }
}
