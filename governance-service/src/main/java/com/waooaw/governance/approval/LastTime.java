package com.waooaw.governance.approval;

import com.waooaw.governance.reading.ActDifference;
import com.waooaw.governance.reading.People;
import java.util.UUID;

/**
 * What was allowed last, and what is different now.
 *
 * @param settledAt when it was allowed, in words
 */
record LastTime(UUID id, String displayId, String settledAt, ActDifference difference) {

    static LastTime of(Approval before, Approval now) {
        var settledAt =
                switch (before) {
                    case Approval.Settled settled -> settled.settledAt();
                    case Approval.Open open -> throw new IllegalArgumentException(open.status() + " allows nothing");
                };
        return new LastTime(
                before.question().id(),
                before.question().displayId(),
                People.instant(settledAt),
                ActDifference.between(
                        before.question().act().json(), now.question().act().json()));
    }
}
