package com.waooaw.governance.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * A code that was sent and not used yet.
 *
 * @param tries wrong ones so far
 */
record OneTimeCode(UUID id, Purpose purpose, CodeHash hash, Instant expiresAt, int tries) {

    /** Wrong ones after which it is worth nothing. */
    static final int MOST_TRIES = 5;

    boolean isGoodFor(Purpose wanted, Instant at) {
        return purpose.equals(wanted) && at.isBefore(expiresAt);
    }

    int triesLeft() {
        return MOST_TRIES - tries;
    }
}
