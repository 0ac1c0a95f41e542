package com.waooaw.governance.approval;

import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.approval.ByPrecedent.Revocable;
import com.waooaw.governance.reading.People;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time in which something can be taken back, for the page of its approval.
 *
 * @param open whether it can be now
 * @param closes when it closes, in words
 * @param until the same, ISO 8601
 * @param left until it closes, milliseconds, for the clock of the page
 * @param vetoed whether it was taken back
 */
record WindowView(
        boolean open, String precedent, String countdown, String closes, String until, long left, boolean vetoed) {

    static @Nullable WindowView of(Approval approval, Instant now) {
        var window = ByPrecedent.windowOf(approval);
        if (window == null) {
            return null;
        }
        return new WindowView(
                approval instanceof Revocable && window.openAt(now),
                window.named(),
                People.remaining(now, window.closes()),
                People.instant(window.closes()),
                window.closes().toString(),
                Duration.between(now, window.closes()).toMillis(),
                approval.status() == ApprovalStatus.VETOED);
    }
}
