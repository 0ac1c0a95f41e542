package com.waooaw.local.stack;

import com.waooaw.platform.kernel.BusinessClock;
import com.waooaw.platform.temporal.TemporalOnBusinessClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Temporal's in-memory server on the business clock, or the server somebody else runs ({@code TEMPORAL_TARGET}).
 *
 * <p>It forgets everything when it ends; the services start their unfinished workflows again from the database.
 */
final class TemporalPart implements Part {

    private final int port;
    private final @Nullable String foreignTarget;
    private final BusinessClock clock;
    private @Nullable TemporalOnBusinessClock server;

    TemporalPart(int port, @Nullable String foreignTarget, BusinessClock clock) {
        this.port = port;
        this.foreignTarget = foreignTarget == null || foreignTarget.isBlank() ? null : foreignTarget.strip();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "temporal";
    }

    /** Where workers and clients connect. */
    String target() {
        return foreignTarget == null ? "127.0.0.1:" + port : foreignTarget;
    }

    /** Whether its time can be moved: only that of our own in-memory server. */
    boolean isOurs() {
        return foreignTarget == null;
    }

    @Override
    public void start() {
        if (isOurs()) {
            server = TemporalOnBusinessClock.start(port, clock);
        }
    }

    /** Moves the business clock, and with it the server's time: timers that fall due fire. */
    void advance(Duration by) {
        var running = server;
        if (running == null) {
            throw new IllegalStateException("a real Temporal server keeps its own time");
        }
        running.advance(by);
    }

    @Override
    public boolean isHealthy() {
        return !isOurs() || (server != null && server.isServing());
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
