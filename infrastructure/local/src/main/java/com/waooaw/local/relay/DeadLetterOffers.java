package com.waooaw.local.relay;

import com.waooaw.local.infrastructure.Infrastructure;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers one subscriber its dead letters, each until it is acknowledged. Nothing waits for that. */
class DeadLetterOffers {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterOffers.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Subscription subscription;
    private final DeadLetterStore store;
    private final PushSender sender;
    private final Infrastructure.Delivery rules;
    private final Clock clock;

    DeadLetterOffers(
            Subscription subscription,
            DeadLetterStore store,
            PushSender sender,
            Infrastructure.Delivery rules,
            Clock clock) {
        this.subscription = subscription;
        this.store = store;
        this.sender = sender;
        this.rules = rules;
        this.clock = clock;
    }

    /** Offers until interrupted. */
    void run() {
        try {
            while (true) {
                try {
                    offerDue();
                } catch (RuntimeException e) {
                    if (!Thread.currentThread().isInterrupted()) {
                        log.warn("dead letters of {} wait: {}", subscription.subscriber(), e.toString());
                    }
                }
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void offerDue() {
        if (subscription.isPaused()) {
            return;
        }
        var now = clock.instant();
        for (var letter : store.take(subscription.subscriber(), now, now.plus(rules.backoffMax()))) {
            switch (sender.sendDead(letter)) {
                case PushSender.Outcome.Acknowledged _ -> store.acknowledged(letter, clock.instant());
                case PushSender.Outcome.Failed failed ->
                    store.notAcknowledged(letter, now.plus(rules.backoffMax()), failed.why());
                // it is not up: that says nothing about the letter
                case PushSender.Outcome.NobodyThere nobody ->
                    store.notAcknowledged(letter, now.plus(rules.backoffMin()), nobody.why());
            }
        }
    }
}
