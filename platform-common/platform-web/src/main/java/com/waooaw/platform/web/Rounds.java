package com.waooaw.platform.web;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the same again and again, one at a time, until the service stops; what fails is tried again. */
public abstract class Rounds implements EndsBesideRequests {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final String name;
    private final Duration first;
    private final Duration afterFailure;
    private volatile @Nullable ScheduledExecutorService timer;

    /**
     * Rounds.
     *
     * @param name of the thread and in the log
     * @param first pause before the first round
     * @param afterFailure pause after a round that failed
     */
    protected Rounds(String name, Duration first, Duration afterFailure) {
        this.name = name;
        this.first = first;
        this.afterFailure = afterFailure;
    }

    /** One round; returns the pause before the next. */
    protected abstract Duration round();

    /**
     * Does each of what is due in a round; one that fails is in the log, and the others do not wait for it.
     *
     * @return false where one failed
     */
    protected final <T> boolean each(List<T> due, Consumer<T> work) {
        boolean allDone = true;
        for (var one : due) {
            try {
                work.accept(one);
            } catch (RuntimeException e) {
                LOG.error("{}: {} failed", name, one, e);
                allDone = false;
            }
        }
        return allDone;
    }

    @Override
    public void start() {
        var started = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name(name).factory());
        // a round that is due later is not waited for
        started.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer = started;
        next(started, first);
    }

    private void next(ScheduledExecutorService on, Duration pause) {
        if (!on.isShutdown()) {
            var _ = on.schedule(() -> next(on, safely()), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private Duration safely() {
        try {
            return round();
        } catch (RuntimeException | Error e) {
            // an error, too: rounds that ended without a word would be missed by nobody
            LOG.warn("{} failed, again in {}", name, afterFailure, e);
            return afterFailure;
        }
    }

    @Override
    public void stop() {
        var running = timer;
        timer = null;
        if (running == null) {
            return;
        }
        running.shutdown();
        try {
            if (!running.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                running.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String endName() {
        return name;
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
