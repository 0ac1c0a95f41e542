package com.waooaw.local.relay;

import com.waooaw.local.infrastructure.Infrastructure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers to one subscriber: strictly in order per ordering key, keys side by side. */
class Subscription {

    private static final Logger log = LoggerFactory.getLogger(Subscription.class);
    private static final Duration NOBODY_THERE_PAUSE = Duration.ofMillis(500);
    private static final int SIDE_BY_SIDE = 16;

    private final String subscriber;
    private final KeyStore store;
    private final PushSender sender;
    private final Settlements settlements;
    private final Lease lease;
    private final Infrastructure.Delivery rules;
    private final Clock clock;
    private final Executor threads;
    private final AtomicInteger held = new AtomicInteger();
    private final Semaphore wake = new Semaphore(0);
    private final Object choosing = new Object();
    private volatile boolean paused;
    private volatile Instant awayUntil = Instant.MIN;

    Subscription(
            String subscriber,
            KeyStore store,
            PushSender sender,
            Settlements settlements,
            Lease lease,
            Infrastructure.Delivery rules,
            Clock clock,
            Executor threads) {
        this.subscriber = subscriber;
        this.store = store;
        this.sender = sender;
        this.settlements = settlements;
        this.lease = lease;
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
                    wake.drainPermits();
                    pauseAfterAFault();
                }
            }
        }
    }

    private static void pauseAfterAFault() {
        try {
            Thread.sleep(NOBODY_THERE_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts the delivery of everything that is due now, as far as there is room. */
    void deliverDue() {
        synchronized (choosing) {
            int room = SIDE_BY_SIDE - held.get();
            var now = clock.instant();
            if (paused || room <= 0 || now.isBefore(awayUntil)) {
                return;
            }
            for (var claim : store.claim(subscriber, now, room)) {
                held.incrementAndGet();
                start(claim);
            }
        }
    }

    private void start(Claim claim) {
        try {
            threads.execute(() -> deliver(claim));
        } catch (RejectedExecutionException e) {
            // the relay is stopping
            settlements.release(new Release(claim, clock.instant(), Optional.empty()));
        }
    }

    /** A key of ours is given back. */
    void released() {
        held.decrementAndGet();
        wake();
    }

    private void deliver(Claim claim) {
        Optional<Release.Miss> miss = Optional.empty();
        try {
            for (var delivery : claim.deliveries()) {
                // held by another relay by now, perhaps: then it is for that one to go on
                if (paused || Thread.currentThread().isInterrupted() || !lease.isSureOf(claim)) {
                    break;
                }
                miss = deliver(delivery);
                if (miss.isPresent()) {
                    break;
                }
            }
        } finally {
            settlements.release(new Release(claim, dueAt(miss), miss));
        }
    }

    private Optional<Release.Miss> deliver(Delivery delivery) {
        return switch (sender.send(delivery)) {
            case PushSender.Outcome.Acknowledged _ -> {
                settlements.delivered(delivery);
                yield Optional.empty();
            }
            case PushSender.Outcome.NobodyThere nobody -> {
                awayUntil = clock.instant().plus(NOBODY_THERE_PAUSE);
                yield Optional.of(new Release.Miss.NobodyThere(delivery, nobody.why()));
            }
            case PushSender.Outcome.Failed failed -> Optional.of(failed(delivery, failed.why()));
        };
    }

    private Release.Miss failed(Delivery delivery, String why) {
        int attempts = delivery.attempts() + 1;
        if (attempts >= rules.maxAttempts()) {
            log.error("message {} of {} is dead for {}: {}", delivery.messageId(), delivery.topic(), subscriber, why);
            return new Release.Miss.Dead(delivery, why);
        }
        log.warn(
                "attempt {} to deliver message {} of {} to {} failed, again in {} s: {}",
                attempts,
                delivery.messageId(),
                delivery.topic(),
                subscriber,
                backoff(rules, attempts).toSeconds(),
                why);
        return new Release.Miss.Failed(delivery, why);
    }

    /** When what is left of a key may be delivered. */
    private Instant dueAt(Optional<Release.Miss> miss) {
        var now = clock.instant();
        return miss.map(what -> switch (what) {
                    case Release.Miss.Failed failed ->
                        now.plus(backoff(rules, failed.delivery().attempts() + 1));
                    // what follows a dead letter need not wait
                    case Release.Miss.Dead _ -> now;
                    case Release.Miss.NobodyThere _ -> now.plus(NOBODY_THERE_PAUSE);
                })
                .orElse(now);
    }

    /** The pause after so many attempts: doubled each time, between the two bounds. */
    static Duration backoff(Infrastructure.Delivery rules, int attempts) {
        var pause = rules.backoffMin().multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(rules.backoffMax()) > 0 ? rules.backoffMax() : pause;
    }
}
