package com.waooaw.governance.inbox;

import com.waooaw.governance.approval.RevocableCard;
import com.waooaw.governance.reading.Names;
import com.waooaw.governance.reading.People;
import com.waooaw.governance.reading.VisibleText;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Something a precedent allowed, in the words of the list.
 *
 * @param until when it can be taken back no more, ISO 8601
 * @param left until then, milliseconds, for the clock of the page
 */
record RevocableView(
        UUID id,
        String displayId,
        String action,
        String summary,
        String riskLevel,
        String precedent,
        String countdown,
        String until,
        long left,
        String done) {

    static RevocableView of(RevocableCard card, Instant now) {
        return new RevocableView(
                card.id(),
                card.displayId(),
                Names.ofAction(card.actionType()),
                VisibleText.of(card.summary()),
                VisibleText.of(card.riskLevel()),
                VisibleText.of(card.precedent()),
                People.remaining(now, card.vetoUntil()),
                card.vetoUntil().toString(),
                Duration.between(now, card.vetoUntil()).toMillis(),
                card.done() ? "done" : "not begun yet");
    }
}
