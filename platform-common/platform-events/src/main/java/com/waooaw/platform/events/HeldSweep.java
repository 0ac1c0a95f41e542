package com.waooaw.platform.events;

import com.waooaw.platform.events.causal.CausalInbox;
import com.waooaw.platform.events.causal.MissingEvents;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks after kept events each second: tries those whose cause has come while nobody looked, and has what others wait
 * for fetched from its producer.
 */
class HeldSweep implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(HeldSweep.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int AT_ONCE = 100;

    private final CausalInbox inbox;
    private final MissingEvents missing;
    private final String service;
    private volatile @Nullable ScheduledExecutorService timer;

    HeldSweep(CausalInbox inbox, MissingEvents missing, String service) {
        this.inbox = inbox;
        this.missing = missing;
        this.service = service;
    }

    @Override
    public void start() {
        // each on its own: who asks waits for Temporal where that is away, and what is ready must not
        var started = Executors.newScheduledThreadPool(
                2, Thread.ofVirtual().name("held-" + service + "-", 0).factory());
        timer = started;
        eachSecond(started, () -> inbox.sweep(AT_ONCE));
        eachSecond(started, missing::request);
    }

    private static void eachSecond(ScheduledExecutorService on, Runnable work) {
        var _ = on.scheduleWithFixedDelay(
                () -> safely(work), EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            // the database is away: its own alarms tell, and the next look comes in a second
            LOG.debug("kept events were not looked after: {}", e.toString());
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
