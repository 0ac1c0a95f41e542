package com.waooaw.local.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.local.infrastructure.Infrastructure;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class SubscriptionTests {

    private final CountDownLatch looking = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final AtomicInteger looks = new AtomicInteger();

    /** Holds a round between its look at the pause and its choice. */
    private final KeyStore store = new KeyStore(new PGSimpleDataSource(), "test", Relay.LEASE) {
        @Override
        List<Claim> claim(String subscriber, Instant now, int keys) {
            looks.incrementAndGet();
            looking.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        }
    };

    private final Subscription subscription = new Subscription(
            "learning",
            store,
            new PushSender(_ -> URI.create("http://localhost:9"), () -> "none", Duration.ofSeconds(30)),
            new Settlements(store, Clock.systemUTC(), _ -> {}),
            new Lease(Relay.LEASE),
            new Infrastructure.Delivery(5, Duration.ofSeconds(10), Duration.ofSeconds(600), Duration.ofSeconds(30), 7),
            Clock.systemUTC(),
            Runnable::run);

    @Test
    void aPauseWaitsForTheRoundThatIsChoosingAndThenNothingIsChosen() throws InterruptedException {
        var round = Thread.ofPlatform().start(subscription::deliverDue);
        looking.await();

        var pause = Thread.ofPlatform().start(subscription::pause);
        await().until(() -> pause.getState() == Thread.State.BLOCKED || !pause.isAlive());
        assertThat(pause.isAlive()).isTrue();

        mayEnd.countDown();
        round.join();
        pause.join();
        subscription.deliverDue();
        assertThat(looks).hasValue(1);
    }
}
