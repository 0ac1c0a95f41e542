package com.waooaw.platform.events;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Wakes the dispatcher of this process when another process of the same service has committed something to send. */
class OutboxListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxListener.class);

    /** How long an end of the service may have to wait for this; nothing is asked of the server between two. */
    private static final Duration ONE_WAIT = Duration.ofMillis(500);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final DataSource database;
    private final String channel;
    private final DispatcherSignal signal;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    OutboxListener(DataSource database, String schema, DispatcherSignal signal) {
        this.database = database;
        this.channel = OutboxBell.channel(schema);
        this.signal = signal;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("outbox-listener").start(this::run);
    }

    private void run() {
        try {
            while (running) {
                try (var connection = database.getConnection()) {
                    listen(connection);
                } catch (SQLException e) {
                    LOG.debug("not listening for a moment; the dispatcher looks by itself: {}", e.toString());
                    Thread.sleep(AFTER_FAILURE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + channel);
            // whatever was committed before we listened
            signal.wake();
            var postgres = connection.unwrap(PGConnection.class);
            while (running) {
                var heard = postgres.getNotifications(Math.toIntExact(ONE_WAIT.toMillis()));
                if (heard != null && heard.length > 0) {
                    signal.wake();
                }
            }
            statement.execute("unlisten " + channel);
        }
    }

    @Override
    public void stop() {
        running = false;
        var listening = thread;
        if (listening != null) {
            try {
                // the pool waits for its connections
                listening.join(ONE_WAIT.multipliedBy(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            listening.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
