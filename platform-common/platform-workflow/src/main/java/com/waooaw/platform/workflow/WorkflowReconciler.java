package com.waooaw.platform.workflow;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;

/** Starts what the database says is unfinished and Temporal may have forgotten: at start, and every five minutes. */
class WorkflowReconciler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WorkflowReconciler.class);
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final List<UnfinishedWorkflows> sources;
    private final WorkflowStarter starter;
    private final String service;
    private @Nullable ScheduledExecutorService timer;

    WorkflowReconciler(List<UnfinishedWorkflows> sources, WorkflowStarter starter, String service) {
        this.sources = List.copyOf(sources);
        this.starter = starter;
        this.service = service;
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("reconciler-" + service).factory());
        var _ = started.scheduleWithFixedDelay(this::reconcile, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
        timer = started;
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

    /** One look; a source or a start that fails does not keep the others from being looked after. */
    void reconcile() {
        MDC.put("service", service);
        for (var source : sources) {
            try {
                var unfinished = source.unfinished();
                unfinished.forEach(this::start);
                if (!unfinished.isEmpty()) {
                    LOG.info(
                            "{} unfinished: {}",
                            unfinished.size(),
                            unfinished.stream().map(WorkflowStart::workflowId).toList());
                }
            } catch (RuntimeException e) {
                LOG.warn(
                        "{} cannot be reconciled now; again in {}",
                        source.getClass().getSimpleName(),
                        EVERY,
                        e);
            }
        }
    }

    private void start(WorkflowStart unfinished) {
        try {
            starter.start(unfinished);
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be started now; again in {}", unfinished.workflowId(), EVERY, e);
        }
    }
}
