package com.waooaw.local.stack;

import com.waooaw.platform.kernel.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The business clock of the stack and the in-memory Temporal's, which move together or not at all. */
final class BusinessTime {

    /** The clock's file in the state directory. */
    static final String FILE = "clock";

    private final BusinessClock clock;
    private final TemporalPart temporal;

    BusinessTime(StateDirectory state, TemporalPart temporal) {
        this.clock = BusinessClock.movedBy(state.create().resolve(FILE));
        this.temporal = temporal;
    }

    /** After a restart: a new in-memory server starts at the system's time. */
    void align() {
        if (temporal.isOurs() && clock.ahead().isPositive()) {
            temporal.advance(clock.ahead());
        }
    }

    synchronized void advance(Duration by) {
        // first the clock: what Temporal wakes reads it
        clock.advance(by);
        temporal.advance(by);
    }

    boolean canAdvance() {
        return temporal.isOurs();
    }

    Now now() {
        return new Now(clock.instant(), clock.ahead().toString(), temporal.isOurs() ? temporal.now() : null);
    }

    /**
     * What time it is.
     *
     * @param ahead of the system's clock, ISO-8601 duration
     * @param temporalTime of the in-memory server; null for a real one
     */
    record Now(Instant businessTime, String ahead, @Nullable Instant temporalTime) {}
}
