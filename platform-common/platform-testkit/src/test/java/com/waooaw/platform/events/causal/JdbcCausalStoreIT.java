package com.waooaw.platform.events.causal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcCausalStoreIT extends CausalStoreContract {

    private static JdbcDesk desk;

    @BeforeAll
    static void open() {
        desk = new JdbcDesk("store_contract");
    }

    @BeforeEach
    void empty() {
        desk.emptied();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void whoFindsTheClockLockedLeavesIt() throws Exception {
        var store = desk.store();
        clock(new AggregateClock(Map.of(), Map.of(STREAM, 1L), Map.of()));
        var event = event(THING, 2);
        var locked = new CountDownLatch(1);
        var looked = new CountDownLatch(1);
        var other = Thread.ofVirtual()
                .start(() -> store.transaction(null, () -> {
                    store.lock(THING);
                    locked.countDown();
                    try {
                        return looked.await(30, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }));
        locked.await();

        assertThat(store.transaction(null, () -> store.deliverIfDue(event, Map.of(), NOW)))
                .isEmpty();
        assertThat(store.isRemembered(event.eventId())).isFalse();
        looked.countDown();
        other.join();

        assertThat(store.transaction(null, () -> store.deliverIfDue(event, Map.of(), NOW)))
                .contains(List.of());
    }

    @Override
    Desk desk() {
        return desk;
    }
}
