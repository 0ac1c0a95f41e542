package com.waooaw.platform.events;

import static org.awaitility.Awaitility.await;

import com.waooaw.platform.events.causal.CausalInbox;
import com.waooaw.platform.events.causal.CausalStore;
import com.waooaw.platform.events.causal.NoSettlements;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeldSweepTests {

    @Test
    void whatIsReadyIsLookedForWhileWhoIsAskedForWhatIsMissingDoesNotAnswer() {
        var looks = new AtomicInteger();
        var store = (CausalStore) Proxy.newProxyInstance(
                CausalStore.class.getClassLoader(), new Class<?>[] {CausalStore.class}, (_, method, _) -> {
                    if (!method.getName().equals("ready")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    looks.incrementAndGet();
                    return List.of();
                });
        var asked = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        var sweep = new HeldSweep(
                new CausalInbox(store, Set.of(), _ -> {}, new NoSettlements(), Clock.systemUTC()),
                () -> {
                    asked.countDown();
                    await().until(() -> answered.getCount() == 0);
                },
                "test");

        sweep.start();
        try {
            await().until(() -> asked.getCount() == 0);
            int before = looks.get();
            await().until(() -> looks.get() >= before + 2);
        } finally {
            answered.countDown();
            sweep.stop();
        }
    }
}
