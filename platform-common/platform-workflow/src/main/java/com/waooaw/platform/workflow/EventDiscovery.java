package com.waooaw.platform.workflow;

import com.waooaw.contracts.Topic;
import com.waooaw.platform.events.MissedEvents;
import com.waooaw.platform.workflow.DiscoverEventsWorkflow.Discovery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Asks publishers every five minutes what moved: the last event of a stream is one that nobody else misses. */
class EventDiscovery implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventDiscovery.class);
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final MissedEvents missed;
    private final WorkflowStarter starter;
    private final String service;
    private final String taskQueue;
    private volatile @Nullable ScheduledExecutorService timer;

    EventDiscovery(MissedEvents missed, WorkflowStarter starter, String service, String taskQueue) {
        this.missed = missed;
        this.starter = starter;
        this.service = service;
        this.taskQueue = taskQueue;
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("discovery-" + service).factory());
        timer = started;
        schedule(started, FIRST);
    }

    private void schedule(ScheduledExecutorService on, Duration in) {
        if (!on.isShutdown()) {
            var _ = on.schedule(() -> schedule(on, look() ? EVERY : AFTER_FAILURE), in.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Starts a look; where one runs, it is as good. Whether there is one now. */
    boolean look() {
        var topics = missed.subscribed().stream().map(Topic::wireName).toList();
        if (topics.isEmpty()) {
            return true;
        }
        try {
            starter.start(new WorkflowStart(
                    DiscoverEventsWorkflow.TYPE,
                    "discover:" + service,
                    taskQueue,
                    new Discovery(topics, List.of(), null)));
            return true;
        } catch (RuntimeException e) {
            LOG.warn("publishers are not asked now; again in {}: {}", AFTER_FAILURE, e.toString());
            return false;
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
