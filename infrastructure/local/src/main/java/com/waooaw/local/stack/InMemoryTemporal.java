package com.waooaw.local.stack;

import com.waooaw.platform.kernel.BusinessClock;
import com.waooaw.platform.temporal.TemporalOnBusinessClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Temporal's in-memory server on the business clock.
 *
 * <p>It forgets everything when it ends; the services start their unfinished workflows again from the database.
 */
final class InMemoryTemporal implements TemporalPart {

    private final int port;
    private final BusinessClock clock;
    private @Nullable TemporalOnBusinessClock server;

    InMemoryTemporal(int port, BusinessClock clock) {
        this.port = port;
        this.clock = clock;
    }

    @Override
    public String target() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void start() {
        server = TemporalOnBusinessClock.start(port, clock);
    }

    /** Moves the business clock, and with it the server's time: timers that fall due fire. */
    void advance(Duration by) {
        var running = server;
        if (running == null) {
            throw new StackException("the Temporal server was stopped", "Bring it back: ./waooaw part start temporal");
        }
        running.advance(by);
    }

    @Override
    public boolean isHealthy() {
        return server != null && server.isServing();
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
