package com.waooaw.local.stack;

import com.waooaw.platform.kernel.BusinessClock;
import java.time.Duration;
import java.time.Instant;

/** The business clock of the stack, which the in-memory Temporal follows. */
final class BusinessTime {

    /** The clock's file in the state directory. */
    static final String FILE = "clock";

    private final BusinessClock clock;
    private final TemporalPart temporal;

    BusinessTime(BusinessClock clock, TemporalPart temporal) {
        this.clock = clock;
        this.temporal = temporal;
    }

    /**
     * Lets time pass.
     *
     * @throws Immovable if the Temporal of this stack keeps real time
     */
    void advance(Duration by) {
        if (!(temporal instanceof InMemoryTemporal movable)) {
            throw new Immovable(temporal.target());
        }
        movable.advance(by);
    }

    Now now() {
        return new Now(clock.instant(), clock.ahead().toString());
    }

    /** Rules and the timers of workflows would see different times. */
    static final class Immovable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Immovable(String target) {
            super("the real Temporal server at " + target + " keeps real time, which cannot be moved; start the stack"
                    + " with --temporal=memory and without TEMPORAL_TARGET");
        }
    }

    /**
     * What time it is.
     *
     * @param ahead of the system's clock, ISO-8601 duration
     */
    record Now(Instant businessTime, String ahead) {}
}
