package com.waooaw.governance.breakglass;

import com.waooaw.governance.veto.Takebacks.Progress;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of the act an emergency allowed, as far as Governance knows: whoever asked takes a permit to act, and what was
 * done is undone step by step.
 */
sealed interface Deed {

    /** Nobody has taken the permit. */
    record NotDone() implements Deed {}

    /** The permit was taken, and the act begun on it. */
    record Done(Instant at) implements Deed {}

    /** It is being undone. */
    record BeingUndone(Instant doneAt, Instant since) implements Deed {}

    /** It is undone. */
    record Undone(Instant doneAt, Instant at) implements Deed {}

    /**
     * Told by what is known.
     *
     * @param doneAt when the permit was taken; absent where nobody has
     * @param undoing how the undoing goes, where there is one
     */
    static Deed of(@Nullable Instant doneAt, Optional<Progress> undoing) {
        if (doneAt == null) {
            return new NotDone();
        }
        if (undoing.isEmpty()) {
            return new Done(doneAt);
        }
        var endedAt = undoing.get().endedAt();
        return endedAt == null ? new BeingUndone(doneAt, undoing.get().since()) : new Undone(doneAt, endedAt);
    }
}
