package com.waooaw.platform.workflow;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts what the database says is unfinished and Temporal may have forgotten: at start, and every five minutes. A look
 * that failed, as one at start easily does while Temporal is still coming up, is repeated soon. {@link Reconnection} asks
 * for a look in between.
 */
class WorkflowReconciler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WorkflowReconciler.class);
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final List<UnfinishedWorkflows> sources;
    private final WorkflowStarter starter;
    private final String service;
    private volatile @Nullable ScheduledExecutorService timer;
    /** The next look; known to the timer's one thread only. */
    private @Nullable ScheduledFuture<?> next;

    WorkflowReconciler(List<UnfinishedWorkflows> sources, WorkflowStarter starter, String service) {
        this.sources = List.copyOf(sources);
        this.starter = starter;
        this.service = service;
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("reconciler-" + service).factory());
        timer = started;
        started.execute(() -> keepLooking(started));
    }

    private void keepLooking(ScheduledExecutorService on) {
        var pause = reconcile() ? EVERY : AFTER_FAILURE;
        if (!on.isShutdown()) {
            next = on.schedule(() -> keepLooking(on), pause.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Looks as soon as it can, and goes on in its rhythm from there; does nothing while it is stopped. */
    void lookNow() {
        var running = timer;
        if (running == null) {
            return;
        }
        try {
            running.execute(() -> {
                if (next != null) {
                    next.cancel(false);
                }
                keepLooking(running);
            });
        } catch (RejectedExecutionException _) {
            LOG.debug("{} is being stopped", service);
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

    /**
     * One look; a source or a start that fails does not keep the others from being looked after.
     *
     * @return whether all of them answered and everything was started
     */
    boolean reconcile() {
        boolean complete = true;
        for (var source : sources) {
            try {
                var unfinished = source.unfinished();
                for (var workflow : unfinished) {
                    complete &= start(workflow);
                }
                if (!unfinished.isEmpty()) {
                    LOG.info(
                            "{} unfinished: {}",
                            unfinished.size(),
                            unfinished.stream().map(WorkflowStart::workflowId).toList());
                }
            } catch (RuntimeException e) {
                complete = false;
                LOG.warn(
                        "{} cannot be reconciled now; again in {}",
                        source.getClass().getSimpleName(),
                        AFTER_FAILURE,
                        e);
            }
        }
        return complete;
    }

    private boolean start(WorkflowStart unfinished) {
        try {
            starter.start(unfinished);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be started now; again in {}", unfinished.workflowId(), AFTER_FAILURE, e);
            return false;
        }
    }
}
