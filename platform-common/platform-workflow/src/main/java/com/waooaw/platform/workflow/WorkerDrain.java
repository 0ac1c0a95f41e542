package com.waooaw.platform.workflow;

import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Lets activities that are in work come to their end before the database pools close; new ones go to another worker.
 * Temporal's own starter only asks its workers to stop and waits for nothing. What takes longer than the limit is cut,
 * and Temporal gives it to somebody else after its timeout.
 */
class WorkerDrain implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerDrain.class);

    /** The one in which Boot's web server ends its requests, so that both have the same limit. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 1024;

    private final ObjectProvider<WorkerFactory> workers;
    private final Duration limit;
    private volatile boolean running;

    WorkerDrain(ObjectProvider<WorkerFactory> workers, Duration limit) {
        this.workers = workers;
        this.limit = limit;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        workers.ifAvailable(factory -> {
            factory.shutdown();
            factory.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!factory.isTerminated()) {
                LOG.warn(
                        "activities are still in work after {} s; another worker will do them again",
                        limit.toSeconds());
            }
        });
    }

    @Override
    public void stop(Runnable stopped) {
        Thread.ofVirtual().name("workers-stop").start(() -> {
            try {
                stop();
            } finally {
                stopped.run();
            }
        });
    }

    /** Workers that were stopped cannot be started again. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
