package com.waooaw.local.relay;

import java.time.Duration;

/** How long what this relay holds is surely its own, without asking: counted from before the database was asked. */
final class Lease {

    /** A statement takes a while from being asked for to being counted from. */
    private static final int SURE_TENTHS = 9;

    private final long sureNanos;
    private volatile long renewedAt = System.nanoTime();

    Lease(Duration length) {
        this.sureNanos = length.toNanos() / 10 * SURE_TENTHS;
    }

    boolean isSureOf(Claim claim) {
        long now = System.nanoTime();
        long since = Math.min(now - claim.claimedAt(), Math.max(now - renewedAt, 0));
        return since < sureNanos;
    }

    /** All leases were renewed by a statement that began then. */
    void renewed(long at) {
        renewedAt = at;
    }
}
