package com.waooaw.governance.inbox;

import com.waooaw.governance.reading.Names;
import com.waooaw.governance.reading.People;
import com.waooaw.governance.reading.VisibleText;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What every card of the list shows, in its words. Everything others wrote has passed {@link VisibleText}.
 *
 * @param until when it is too late to do anything about it, ISO 8601
 * @param left until then, milliseconds, for the clock of the page
 */
record CardFace(
        UUID id,
        String displayId,
        String action,
        String summary,
        String riskLevel,
        String countdown,
        String until,
        long left) {

    static CardFace of(
            UUID id,
            String displayId,
            String actionType,
            String summary,
            String riskLevel,
            Instant until,
            Instant now) {
        return new CardFace(
                id,
                displayId,
                Names.ofAction(actionType),
                VisibleText.of(summary),
                VisibleText.of(riskLevel),
                People.remaining(now, until),
                until.toString(),
                Duration.between(now, until).toMillis());
    }
}
