package com.waooaw.local.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyStoreIT extends RelayTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final int PUBLISHERS = 2;

    @BeforeEach
    void noRelay() {
        relay.close();
    }

    @Test
    void publishersRenewalsAndSettlementsNeverWaitForEachOtherInACircle() throws Exception {
        var store = new KeyStore(database(), "one/1", Relay.LEASE);
        var publishing = new AtomicInteger(PUBLISHERS);
        var tasks = new ArrayList<Callable<Void>>();
        for (int i = 0; i < PUBLISHERS; i++) {
            int seed = i;
            tasks.add(() -> publish(new Random(seed), publishing));
        }
        tasks.add(() -> {
            while (publishing.get() > 0) {
                store.renew();
            }
            return null;
        });
        tasks.add(() -> {
            while (publishing.get() > 0 || keys() > 0) {
                deliverAll(store);
            }
            return null;
        });

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
        assertThat(jdbc.sql("select count(*) from relay.delivery where state = 'DELIVERED'")
                        .query(Long.class)
                        .single())
                .isEqualTo(PUBLISHERS * 150L * 10 * 2);
    }

    @Test
    void whoseLeaseWasTakenOverMovesTheKeyNoMore() {
        new MessageStore(database())
                .store(
                        "JobCompleted",
                        List.of(new MessageStore.Published("eA==", "{}", "agent:1")),
                        List.of("learning"),
                        NOW);
        var slow = new KeyStore(database(), "one/1", Relay.LEASE);
        var old = slow.claim("learning", NOW, 1).getFirst();
        new KeyStore(database(), "two/1", Relay.LEASE).endLeasesOf("one");
        var current = new KeyStore(database(), "two/1", Relay.LEASE)
                .claim("learning", NOW, 1)
                .getFirst();

        slow.settle(
                List.of(),
                List.of(new Release(
                        old,
                        NOW,
                        Optional.of(new Release.Miss.Dead(old.deliveries().getFirst(), "too late")))),
                NOW);

        assertThat(attempts("learning")).containsExactly(0);
        assertThat(jdbc.sql("select fence from relay.pending_key where lease_owner = 'two/1'")
                        .query(Long.class)
                        .single())
                .isEqualTo(current.fence());
        assertThat(current.fence()).isGreaterThan(old.fence());
    }

    private static Void publish(Random random, AtomicInteger publishing) {
        try {
            var messages = new MessageStore(database());
            for (int batch = 0; batch < 150; batch++) {
                var some = new ArrayList<>(IntStream.range(0, 20).boxed().toList());
                Collections.shuffle(some, random);
                messages.store(
                        "JobCompleted",
                        some.subList(0, 10).stream()
                                .map(key -> new MessageStore.Published("eA==", "{}", "agent:" + key))
                                .toList(),
                        List.of("learning", "admin-gateway"),
                        NOW);
            }
            return null;
        } finally {
            publishing.decrementAndGet();
        }
    }

    private static void deliverAll(KeyStore store) {
        for (var service : List.of("learning", "admin-gateway")) {
            var claims = store.claim(service, NOW, 16);
            store.settle(
                    claims.stream()
                            .flatMap(claim -> claim.deliveries().stream())
                            .toList(),
                    claims.stream()
                            .map(claim -> new Release(claim, NOW, Optional.empty()))
                            .toList(),
                    NOW);
        }
    }
}
