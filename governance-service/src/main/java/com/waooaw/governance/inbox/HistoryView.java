package com.waooaw.governance.inbox;

import com.waooaw.governance.approval.DecidedCard;
import com.waooaw.governance.reading.Names;
import com.waooaw.governance.reading.People;
import com.waooaw.governance.reading.VisibleText;
import java.util.Locale;
import java.util.UUID;

/** A question that was settled, in the words of the history. */
record HistoryView(
        UUID id,
        String displayId,
        String action,
        String summary,
        String riskLevel,
        String status,
        String outcome,
        String settledAt,
        String by,
        boolean passedOn,
        String took,
        boolean edited) {

    static HistoryView of(DecidedCard card) {
        var by = card.decidedBy();
        return new HistoryView(
                card.id(),
                card.displayId(),
                Names.ofAction(card.actionType()),
                VisibleText.of(card.summary()),
                VisibleText.of(card.riskLevel()),
                card.status().name().toLowerCase(Locale.ROOT),
                switch (card.status()) {
                    case APPROVED -> "approved";
                    case CONSUMED -> "approved and used";
                    case DENIED -> "denied";
                    case EXPIRED -> "not decided in time";
                    case WITHDRAWN -> "withdrawn by the requester";
                    case AUTO_APPROVED -> "approved by a precedent";
                    case CONFIRMED -> "approved by a precedent, not taken back";
                    case VETOED -> "taken back";
                    case PENDING, DEFERRED, UNKNOWN -> "open";
                },
                People.instant(card.settledAt()),
                by == null ? "nobody" : VisibleText.of(by),
                card.passedOn(),
                People.took(card.took()),
                card.edited());
    }
}
