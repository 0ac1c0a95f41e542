package com.waooaw.governance.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One channel of a cascade.
 *
 * @param dueAt UTC, business clock; stored when the round begins, never worked out again
 * @param messageId the same for every attempt
 * @param intendedAt when it was last about to be sent, UTC; absent where it never was
 */
record Leg(
        Channel channel,
        Instant dueAt,
        State state,
        String messageId,
        @Nullable Instant intendedAt) {

    /** How it stands. The lower-case names are stored. */
    enum State {
        /** Its time may come. */
        PLANNED,
        /** It was about to be sent; what came of it is not known. */
        SENDING,
        /** The provider took it. */
        SENT,
        /** It did not reach anybody. */
        FAILED
    }
}
