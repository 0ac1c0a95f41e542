package com.waooaw.benchmarks.events;

import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalRequested;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.platform.events.Events;
import com.waooaw.platform.kernel.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes at a rate, or as fast as what is behind it keeps up. */
final class Publishing {

    private static final int THREADS = 8;

    /** How far the publishers may be ahead of the subscribers where no rate is given. */
    private static final long AHEAD = 500;

    private final Events events;
    private final TransactionTemplate transaction;
    private final List<UUID> approvals;
    private final AtomicLong published = new AtomicLong();

    Publishing(ConfigurableApplicationContext publisher, int aggregates) {
        this.events = publisher.getBean(Events.class);
        this.transaction = publisher.getBean(TransactionTemplate.class);
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < aggregates; i++) {
            ids.add(UUID.randomUUID());
        }
        this.approvals = List.copyOf(ids);
    }

    long published() {
        return published.get();
    }

    /**
     * Publishes for a while.
     *
     * @param perSecond 0 for as fast as it goes
     */
    void run(Duration time, int perSecond) throws InterruptedException {
        long begin = System.nanoTime();
        var tickets = new AtomicLong();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofVirtual().start(() -> publish(begin, time, perSecond, tickets)));
        }
        for (var thread : threads) {
            thread.join();
        }
    }

    private void publish(long begin, Duration time, int perSecond, AtomicLong tickets) {
        var random = new SplittableRandom();
        while (System.nanoTime() - begin < time.toNanos()) {
            if (perSecond > 0) {
                long due = begin + tickets.getAndIncrement() * 1_000_000_000L / perSecond;
                long wait = due - System.nanoTime();
                if (due - begin >= time.toNanos()) {
                    return;
                }
                if (wait > 0) {
                    LockSupport.parkNanos(wait);
                }
            } else if (2 * published.get() - EventBenchApplication.ARRIVALS.count() > 2 * AHEAD) {
                LockSupport.parkNanos(1_000_000);
                continue;
            }
            var event = requested(approvals.get(random.nextInt(approvals.size())));
            transaction.executeWithoutResult(_ -> events.publish(event, Cause.root(UUID.randomUUID()), null));
            published.incrementAndGet();
        }
    }

    private static ApprovalRequested requested(UUID approval) {
        return new ApprovalRequested(
                approval,
                "APPR-00000001",
                ApprovalClass.EXECUTION,
                ApprovalScope.PLATFORM,
                "agent",
                approval.toString(),
                "deploy_agent",
                "0".repeat(64),
                Instant.now().plus(Duration.ofHours(24)),
                null);
    }
}
