package com.waooaw.local.relay;

import com.waooaw.local.infrastructure.Infrastructure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers to one subscriber: strictly in order per ordering key, keys side by side. */
class Subscription {

    private static final Logger log = LoggerFactory.getLogger(Subscription.class);
    private static final Duration NOBODY_THERE_PAUSE = Duration.ofMillis(500);
    private static final int SIDE_BY_SIDE = 16;

    private final String subscriber;
    private final RelayStore store;
    private final PushSender sender;
    private final Infrastructure.Delivery rules;
    private final Clock clock;
    private final Executor threads;
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
    private final Semaphore wake = new Semaphore(0);
    private final Object choosing = new Object();
    private volatile boolean paused;

    Subscription(
            String subscriber,
            RelayStore store,
            PushSender sender,
            Infrastructure.Delivery rules,
            Clock clock,
            Executor threads) {
        this.subscriber = subscriber;
        this.store = store;
        this.sender = sender;
        this.rules = rules;
        this.clock = clock;
        this.threads = threads;
    }

    String subscriber() {
        return subscriber;
    }

    boolean isPaused() {
        return paused;
    }

    /** What is on its way is delivered; what is published after this returned is not sent until it is resumed. */
    void pause() {
        // a round that is choosing what to send has chosen before this returns
        synchronized (choosing) {
            paused = true;
        }
    }

    void resume() {
        paused = false;
        wake();
    }

    /** There may be something to do. */
    void wake() {
        wake.release();
    }

    /** Delivers until interrupted. */
    void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                deliverDue();
                var _ = wake.tryAcquire(500, TimeUnit.MILLISECONDS);
                wake.drainPermits();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                if (!Thread.currentThread().isInterrupted()) {
                    log.warn("deliveries to {} pause: {}", subscriber, e.toString());
                }
            }
        }
    }

    /** Starts the delivery of everything that is due now. */
    void deliverDue() {
        synchronized (choosing) {
            if (paused) {
                return;
            }
            var now = clock.instant();
            for (var head : store.heads(subscriber)) {
                if (inFlight.size() >= SIDE_BY_SIDE) {
                    break;
                }
                if (!head.nextAttemptAt().isAfter(now) && inFlight.add(head.orderingKey())) {
                    start(head);
                }
            }
        }
    }

    private void start(Delivery head) {
        var _ = CompletableFuture.runAsync(() -> deliver(head), threads).whenComplete((_, _) -> {
            inFlight.remove(head.orderingKey());
            wake();
        });
    }

    private void deliver(Delivery head) {
        if (!store.attempt(head)) {
            return;
        }
        switch (sender.send(head)) {
            case PushSender.Outcome.Acknowledged _ -> store.delivered(head, clock.instant());
            case PushSender.Outcome.NobodyThere nobody ->
                store.notThereRetryAt(head, clock.instant().plus(NOBODY_THERE_PAUSE), nobody.why());
            case PushSender.Outcome.Failed failed -> failed(head, failed.why());
        }
    }

    private void failed(Delivery head, String why) {
        int attempts = head.attempts() + 1;
        Instant now = clock.instant();
        if (attempts >= rules.maxAttempts()) {
            log.error("message {} of {} is dead for {}: {}", head.messageId(), head.topic(), subscriber, why);
            store.dead(head, now, why);
            return;
        }
        var pause = backoff(rules, attempts);
        log.warn(
                "attempt {} to deliver message {} of {} to {} failed, again in {} s: {}",
                attempts,
                head.messageId(),
                head.topic(),
                subscriber,
                pause.toSeconds(),
                why);
        store.retryAt(head, now.plus(pause), why);
    }

    /** The pause after so many attempts: doubled each time, between the two bounds. */
    static Duration backoff(Infrastructure.Delivery rules, int attempts) {
        var pause = rules.backoffMin().multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(rules.backoffMax()) > 0 ? rules.backoffMax() : pause;
    }
}
