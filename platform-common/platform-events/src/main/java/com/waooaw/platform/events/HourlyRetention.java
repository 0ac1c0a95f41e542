package com.waooaw.platform.events;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Has what is too old deleted once an hour. Two instances at it delete different rows, or one finds none left. */
class HourlyRetention implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(HourlyRetention.class);

    /** Not while a service starts, when everybody else wants the database, too. */
    private static final Duration FIRST = Duration.ofMinutes(5);

    private static final Duration EVERY = Duration.ofHours(1);

    private final Retention retention;
    private final String service;
    private volatile @Nullable ScheduledExecutorService timer;

    HourlyRetention(Retention retention, String service) {
        this.retention = retention;
        this.service = service;
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("retention-" + service).factory());
        timer = started;
        var _ = started.scheduleWithFixedDelay(this::prune, FIRST.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    private void prune() {
        try {
            var deleted = retention.prune();
            if (!deleted.isNothing()) {
                LOG.info("too old, deleted: {}", deleted);
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("what is too old stays for another hour: {}", e.toString());
        }
    }

    @Override
    public void stop() {
        var running = timer;
        if (running != null) {
            running.shutdownNow();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
