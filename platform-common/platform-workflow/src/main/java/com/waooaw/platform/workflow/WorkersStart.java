package com.waooaw.platform.workflow;

import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the workers once the service answers HTTP: a first request does not wait for them, and a Temporal that is away
 * delays the work instead of ending the service.
 */
class WorkersStart implements ApplicationListener<AvailabilityChangeEvent<ReadinessState>>, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WorkersStart.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final Supplier<WorkerFactory> workers;
    private final Runnable afterwards;
    private final ApplicationEventPublisher availability;
    private final String service;
    private volatile boolean running;
    private volatile @Nullable Thread starting;

    WorkersStart(
            Supplier<WorkerFactory> workers,
            Runnable afterwards,
            ApplicationEventPublisher availability,
            String service) {
        this.workers = workers;
        this.afterwards = afterwards;
        this.availability = availability;
        this.service = service;
    }

    @Override
    public void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> event) {
        if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC && running && starting == null) {
            starting = Thread.ofPlatform().daemon().name("workers-" + service).start(this::untilStarted);
        }
    }

    private void untilStarted() {
        while (running) {
            try {
                workers.get().start();
                afterwards.run();
                LOG.info("the workers of {} have started", service);
                return;
            } catch (BeansException e) {
                // a mistake in a workflow or an activity: no second try mends it
                LOG.error("the workers of {} cannot be made", service, e);
                AvailabilityChangeEvent.publish(availability, this, LivenessState.BROKEN);
                AvailabilityChangeEvent.publish(availability, this, ReadinessState.REFUSING_TRAFFIC);
                return;
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warn("the workers of {} cannot start yet", service, e);
                }
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        var thread = starting;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
