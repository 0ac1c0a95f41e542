package com.waooaw.platform.workflow;

import com.waooaw.platform.web.EndsBesideRequests;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Lets activities that are in work come to their end before the database pools close; new ones go to another worker.
 * Temporal's own starter only asks its workers to stop and waits for nothing. What takes longer than the limit is cut,
 * and Temporal gives it to somebody else after its timeout.
 */
class WorkerDrain implements EndsBesideRequests {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerDrain.class);

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
    public String endName() {
        return "workers";
    }

    /** Workers that were stopped cannot be started again. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
