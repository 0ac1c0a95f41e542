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

    void advance(Duration by) {
        temporal.advance(by);
    }

    boolean canAdvance() {
        return temporal.isOurs();
    }

    Now now() {
        return new Now(clock.instant(), clock.ahead().toString());
    }

    /**
     * What time it is.
     *
     * @param ahead of the system's clock, ISO-8601 duration
     */
    record Now(Instant businessTime, String ahead) {}
}
