package com.waooaw.local.stack;

import com.waooaw.local.stack.StackSettings.ServiceMode;
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
    private final ServiceMode mode;
    private @Nullable TemporalOnBusinessClock server;

    InMemoryTemporal(int port, BusinessClock clock, ServiceMode mode) {
        this.port = port;
        this.clock = clock;
        this.mode = mode;
    }

    @Override
    public String target() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void start() {
        // in the process of the launcher nobody dies without the server
        server = mode == ServiceMode.ONE_PROCESS
                ? TemporalOnBusinessClock.start(port, clock)
                : TemporalOnBusinessClock.startForMortalWorkers(port, clock);
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
