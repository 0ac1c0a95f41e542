package com.waooaw.local.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.local.http.Json;
import com.waooaw.local.http.Reply;
import com.waooaw.local.http.SmallServer;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Two relays, one database. */
class RelaysTogetherIT extends RelayTest {

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final CountDownLatch letGo = new CountDownLatch(1);

    @BeforeEach
    void noOtherRelay() {
        relay.close();
    }

    @AfterEach
    void closeAll() throws Exception {
        letGo.countDown();
        for (var one : opened.reversed()) {
            one.close();
        }
    }

    @Test
    void shareTheWorkAndNeverAKey() throws Exception {
        var atOnce = new ConcurrentHashMap<String, AtomicInteger>();
        var overlaps = new AtomicInteger();
        var arrived = new CopyOnWriteArrayList<String>();
        var byFirst = new AtomicInteger();
        var bySecond = new AtomicInteger();
        var one = relayTo("one", Relay.LEASE, database(), subscriber(body -> {
            byFirst.incrementAndGet();
            work(body, atOnce, overlaps, arrived);
        }));
        var two = relayTo("two", Relay.LEASE, database(), subscriber(body -> {
            bySecond.incrementAndGet();
            work(body, atOnce, overlaps, arrived);
        }));
        for (int round = 0; round < 30; round++) {
            var messages = new ArrayList<Map<String, Object>>();
            for (int key = 0; key < 40; key++) {
                messages.add(message("agent:" + key, key + " " + round));
            }
            publish(round % 2 == 0 ? one : two, "approvals", messages);
        }

        // learning and the admin gateway
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(arrived).hasSize(2 * 30 * 40));
        assertThat(overlaps).hasValue(0);
        for (var service : List.of("learning", "admin-gateway")) {
            for (int key = 0; key < 40; key++) {
                var prefix = service + " " + key + " ";
                assertThat(arrived)
                        .filteredOn(text -> text.startsWith(prefix))
                        .containsExactlyElementsOf(IntStream.range(0, 30)
                                .mapToObj(round -> prefix + round)
                                .toList());
            }
        }
        assertThat(byFirst).hasPositiveValue();
        assertThat(bySecond).hasPositiveValue();
        await().untilAsserted(() -> assertThat(keys()).isZero());
    }

    @Test
    void whatOneHeldWhenItWasCutOffTheOtherDeliversAfterItsLease() throws Exception {
        var hanging = new CountDownLatch(1);
        var cut = new CutOff(database());
        var arrived = new CopyOnWriteArrayList<String>();
        var first = relayTo("one", Duration.ofSeconds(2), cut, subscriber(_ -> {
            hanging.countDown();
            waitFor(letGo);
        }));
        publish(first, "JobCompleted", List.of(message("agent:1", "1"), message("agent:1", "2")));
        hanging.await();
        cut.off();

        relayTo("two", Duration.ofSeconds(2), database(), subscriber(body -> arrived.add(textFor(body))));

        await().untilAsserted(() ->
                assertThat(arrived).contains("learning 1", "learning 2", "admin-gateway 1", "admin-gateway 2"));
        assertThat(arrived).filteredOn(text -> text.startsWith("learning")).containsExactly("learning 1", "learning 2");
        letGo.countDown();
        await().untilAsserted(() -> assertThat(keys()).isZero());
    }

    @Test
    void oneThatOutlivesItsLeaseSendsNothingMoreOfTheKey() throws Exception {
        var hanging = new CountDownLatch(2);
        var cut = new CutOff(database());
        var sent = new CopyOnWriteArrayList<String>();
        var first = relayTo("one", Duration.ofSeconds(2), cut, subscriber(body -> {
            sent.add(textFor(body));
            hanging.countDown();
            waitFor(letGo);
        }));
        publish(first, "JobCompleted", List.of(message("agent:1", "1"), message("agent:1", "2")));
        hanging.await();
        cut.off();
        Thread.sleep(2_500);

        letGo.countDown();

        Thread.sleep(500);
        assertThat(sent).containsExactlyInAnyOrder("learning 1", "admin-gateway 1");
    }

    @Test
    void holdsOnToAKeyWhoseSubscriberTakesLongerThanALease() throws Exception {
        var arrived = new CopyOnWriteArrayList<String>();
        var slow = new CountDownLatch(2);
        var first = relayTo("one", Duration.ofSeconds(1), database(), subscriber(body -> {
            arrived.add(textFor(body));
            slow.countDown();
            waitFor(letGo);
        }));
        publish(first, "JobCompleted", List.of(message("agent:1", "1")));
        slow.await();

        relayTo("two", Duration.ofSeconds(1), database(), subscriber(body -> arrived.add(textFor(body))));
        Thread.sleep(2_500);
        letGo.countDown();

        await().untilAsserted(() -> assertThat(keys()).isZero());
        assertThat(arrived).containsExactlyInAnyOrder("learning 1", "admin-gateway 1");
    }

    @Test
    void oneThatStartsUnderTheNameOfAKilledOneGoesOnAtOnce() throws Exception {
        var hanging = new CountDownLatch(2);
        var cut = new CutOff(database());
        var first = relayTo("one", Duration.ofHours(1), cut, subscriber(_ -> {
            hanging.countDown();
            waitFor(letGo);
        }));
        publish(first, "JobCompleted", List.of(message("agent:1", "1"), message("agent:1", "2")));
        hanging.await();
        cut.off();
        var arrived = new CopyOnWriteArrayList<String>();

        relayTo("one", Duration.ofHours(1), database(), subscriber(body -> arrived.add(textFor(body))));

        await().untilAsserted(() -> assertThat(arrived)
                .containsExactlyInAnyOrder("learning 1", "learning 2", "admin-gateway 1", "admin-gateway 2"));
    }

    private static void work(
            String body, Map<String, AtomicInteger> atOnce, AtomicInteger overlaps, List<String> arrived) {
        var push = Json.read(body);
        var key = push.path("subscription").asString()
                + push.path("message").path("orderingKey").asString();
        var now = atOnce.computeIfAbsent(key, _ -> new AtomicInteger());
        if (now.incrementAndGet() > 1) {
            overlaps.incrementAndGet();
        }
        arrived.add(textFor(body));
        now.decrementAndGet();
    }

    /** The service, and the text. */
    private static String textFor(String body) {
        var push = Json.read(body);
        var subscription = push.path("subscription").asString();
        return subscription.substring(subscription.lastIndexOf('.') + 1) + " " + text(push);
    }

    private SmallServer subscriber(java.util.function.Consumer<String> does) throws IOException {
        var server = SmallServer.start(0, List.of(new SmallServer.Route("POST", "/events/*", asked -> {
            does.accept(asked.body());
            return Reply.json(Map.of());
        })));
        opened.add(server);
        return server;
    }

    private Relay relayTo(String instance, Duration lease, DataSource database, SmallServer receiver)
            throws IOException {
        var started = relay(instance, lease, database, URI.create("http://127.0.0.1:" + receiver.port()));
        opened.add(started);
        return started;
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A database that is there until it is not: what a killed relay looks like from it. */
    private static final class CutOff extends DelegatingDataSource {

        private final AtomicInteger inUse = new AtomicInteger();
        private volatile boolean off;

        private CutOff(DataSource database) {
            super(database);
        }

        /** Waits for what is under way: of one that was killed nothing comes later, either. */
        private void off() {
            off = true;
            await().until(() -> inUse.get() == 0);
        }

        @Override
        public Connection getConnection() throws SQLException {
            inUse.incrementAndGet();
            try {
                if (off) {
                    throw new SQLException("cut off");
                }
                return counted(super.getConnection());
            } catch (SQLException | RuntimeException e) {
                inUse.decrementAndGet();
                throw e;
            }
        }

        private Connection counted(Connection connection) {
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        } finally {
                            if (method.getName().equals("close")) {
                                inUse.decrementAndGet();
                            }
                        }
                    });
        }
    }
}
