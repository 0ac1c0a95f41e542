package com.waooaw.local.relay;

import java.time.Instant;
import java.util.Optional;

/**
 * A key that is given back.
 *
 * @param dueAt when it may be delivered next, where something of it is left
 * @param miss what became of its oldest delivery, where that is not delivered
 */
record Release(Claim claim, Instant dueAt, Optional<Miss> miss) {

    /** A delivery that did not reach its subscriber. */
    sealed interface Miss {

        /** Which one. */
        Delivery delivery();

        /** What went wrong, in words. */
        String why();

        /** It is tried again. */
        record Failed(Delivery delivery, String why) implements Miss {}

        /** It was tried often enough. */
        record Dead(Delivery delivery, String why) implements Miss {}

        /** Nobody was there to receive it: that was no attempt. */
        record NobodyThere(Delivery delivery, String why) implements Miss {}
    }
}
