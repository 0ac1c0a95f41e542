package com.waooaw.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxIT {

    static final Duration LEASE = Duration.ofSeconds(30);

    final DispatcherSignal signal = new DispatcherSignal();
    final List<OutboxDispatcher> running = new ArrayList<>();
    final List<String> sent = new CopyOnWriteArrayList<>();
    JdbcClient jdbc;
    TransactionTemplate transaction;
    Outbox outbox;
    OutboxStore store;

    @BeforeEach
    void anEmptyOutbox() {
        var database = TestDatabase.migrated("learning");
        var app = TestDatabase.as(database, database.app());
        transaction = new TransactionTemplate(new JdbcTransactionManager(app));
        outbox = new Outbox(JdbcClient.create(app), TestTime.clock(), signal::wake);
        var system = TestDatabase.as(database, database.system());
        jdbc = JdbcClient.create(system);
        store = new OutboxStore(jdbc, new TransactionTemplate(new JdbcTransactionManager(system)));
        jdbc.sql("delete from outbox").update();
        jdbc.sql("delete from outbox_key").update();
    }

    @AfterEach
    void stop() {
        running.forEach(OutboxDispatcher::stop);
    }

    @Test
    void rowsOfOneKeyLeaveInTheOrderTheyWereWritten() {
        for (int i = 1; i <= 60; i++) { // more than are read at once
            write("key-" + i % 3, "row-" + i);
        }
        dispatch(LEASE, row -> {});

        await().until(() -> sent.size() == 60);
        for (int key = 0; key < 3; key++) {
            assertThat(sentOf("key-" + key)).isEqualTo(writtenOf("key-" + key));
        }
    }

    @Test
    void twoDispatchersNeverSendNeighboursOfOneKeyAtOnce() {
        for (int i = 1; i <= 120; i++) {
            write("key-" + i % 6, "row-" + i);
        }
        var sending = new ConcurrentHashMap<String, AtomicInteger>();
        var overlaps = new AtomicInteger();
        Consumer<OutboxRow> watch = row -> {
            var inFlight = sending.computeIfAbsent(row.orderingKey(), _ -> new AtomicInteger());
            if (inFlight.incrementAndGet() > 1) {
                overlaps.incrementAndGet();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2)); // the way to the carrier
            inFlight.decrementAndGet();
        };
        dispatch(LEASE, watch);
        dispatch(LEASE, watch);

        await().atMost(Duration.ofSeconds(30)).until(() -> unsent() == 0);
        assertThat(overlaps).hasValue(0);
        assertThat(sent).hasSize(120);
        for (int key = 0; key < 6; key++) {
            assertThat(sentOf("key-" + key)).isEqualTo(writtenOf("key-" + key));
        }
    }

    @Test
    void aCrashBetweenSendingAndRememberingSendsAgain() {
        write("key", "first");
        write("key", "second");
        var claim = store.claim(UUID.randomUUID(), Duration.ofMillis(100), 1, Set.of())
                .getFirst();
        assertThat(store.next(List.of(claim), 50).get(claim)).hasSize(2); // sent by somebody who then died

        dispatch(LEASE, row -> {});

        await().until(() -> sent.size() == 2);
        assertThat(sent).isEqualTo(writtenOf("key"));
    }

    @Test
    void nothingIsLostOrOvertakenWhileTheCarrierIsDown() {
        var up = new AtomicBoolean();
        write("a", "a1");
        write("a", "a2");
        write("b", "b1");
        dispatch(LEASE, row -> {
            if (!up.get()) {
                throw new IllegalStateException("the carrier is down");
            }
        });
        await().until(() -> attemptsOf("a1") >= 2 && attemptsOf("b1") >= 2);
        assertThat(sent).isEmpty();
        assertThat(attemptsOf("a2")).isZero();
        assertThat(jdbc.sql("select last_error from outbox where target = 'a1'")
                        .query(String.class)
                        .single())
                .contains("the carrier is down");

        up.set(true);
        write("a", "a3");

        await().atMost(Duration.ofSeconds(20)).until(() -> sent.size() == 4);
        assertThat(sentOf("a")).containsExactly("a1", "a2", "a3");
        await().until(() -> unsent() == 0);
    }

    @Test
    void aReceiverThatHangsHoldsUpNobodyButItsOwnKey() throws InterruptedException {
        var hanging = new CountDownLatch(1);
        var letGo = new CountDownLatch(1);
        write("slow", "slow-1");
        dispatch(LEASE, row -> {
            if (row.orderingKey().equals("slow")) {
                hanging.countDown();
                waitFor(letGo);
            }
        });
        assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();

        write("quick", "quick-1");

        await().until(() -> sent.contains("quick-1"));
        assertThat(sent).doesNotContain("slow-1");
        letGo.countDown();
        await().until(() -> sent.contains("slow-1"));
    }

    @Test
    void whoIsStoppedEndsTheRowInWorkAndBeginsNoOther() throws Exception {
        write("key", "row-1");
        write("key", "row-2");
        var sending = new CountDownLatch(1);
        var letGo = new CountDownLatch(1);
        dispatch(LEASE, _ -> {
            sending.countDown();
            waitFor(letGo);
        });
        assertThat(sending.await(10, TimeUnit.SECONDS)).isTrue();

        var stopped = new CompletableFuture<Void>();
        running.getFirst().stop(() -> stopped.complete(null));
        await().until(() -> !running.getFirst().isRunning());
        assertThat(stopped).isNotDone();
        letGo.countDown();

        stopped.get(10, TimeUnit.SECONDS);
        assertThat(sent).containsExactly("row-1");
        assertThat(unsent()).isEqualTo(1);
    }

    @Test
    void whoLosesALeaseWhileSendingStopsAndTheOtherGoesOn() throws InterruptedException {
        write("key", "row-1");
        write("key", "row-2");
        write("key", "row-3");
        var stuck = new CountDownLatch(1);
        var letGo = new CountDownLatch(1);
        var first = new CopyOnWriteArrayList<String>();
        dispatch(Duration.ofMillis(200), row -> {
            first.add(row.target());
            stuck.countDown();
            waitFor(letGo);
        });
        assertThat(stuck.await(10, TimeUnit.SECONDS)).isTrue();

        var second = new CopyOnWriteArrayList<String>();
        dispatch(LEASE, row -> second.add(row.target()));
        await().until(() -> second.size() == 3);
        letGo.countDown();

        await().until(() -> sent.size() == 4);
        assertThat(second).containsExactly("row-1", "row-2", "row-3");
        assertThat(first).containsExactly("row-1");
        assertThat(unsent()).isZero();
    }

    @Test
    void anOldFenceMovesNothing() {
        write("key", "row");
        var old = store.claim(UUID.randomUUID(), Duration.ofMillis(1), 1, Set.of())
                .getFirst();
        var row = store.next(List.of(old), 1).get(old).getFirst();
        await().until(() -> !jdbc.sql("select lease_until > clock_timestamp() from outbox_key")
                .query(Boolean.class)
                .single());
        var current = store.claim(UUID.randomUUID(), LEASE, 1, Set.of()).getFirst();

        assertThat(store.next(List.of(old), 1).get(old)).isEmpty();
        assertThat(store.sent(old, row, LEASE)).isFalse();
        store.failed(old, row, Duration.ofHours(1), "too late");
        store.release(old);

        assertThat(unsent()).isEqualTo(1);
        assertThat(attemptsOf("row")).isZero();
        assertThat(store.claim(UUID.randomUUID(), LEASE, 1, Set.of())).isEmpty(); // still leased to the current one
        assertThat(store.next(List.of(current), 1).get(current)).hasSize(1);
        assertThat(store.sent(current, row, LEASE)).isTrue();
        assertThat(unsent()).isZero();
    }

    @Test
    void aRolledBackTransactionSendsNothing() {
        transaction.executeWithoutResult(status -> {
            outbox.append(UUID.randomUUID(), "event", "key", "never", "{}");
            status.setRollbackOnly();
        });
        assertThat(unsent()).isZero();
    }

    @Test
    void theSameIdIsWrittenOnce() {
        var id = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            transaction.executeWithoutResult(_ -> outbox.append(id, "event", "key", "once", "{}"));
        }
        assertThat(unsent()).isEqualTo(1);
    }

    @Test
    void theWaitBetweenAttemptsDoublesUpToAMinute() {
        assertThat(OutboxDispatcher.waitAfter(1)).isEqualTo(Duration.ofMillis(250));
        assertThat(OutboxDispatcher.waitAfter(2)).isEqualTo(Duration.ofMillis(500));
        assertThat(OutboxDispatcher.waitAfter(8)).isEqualTo(Duration.ofSeconds(32));
        assertThat(OutboxDispatcher.waitAfter(9)).isEqualTo(Duration.ofSeconds(60));
        assertThat(OutboxDispatcher.waitAfter(1_000_000)).isEqualTo(Duration.ofSeconds(60));
    }

    private void write(String key, String target) {
        transaction.executeWithoutResult(_ -> outbox.append(UUID.randomUUID(), "event", key, target, "{}"));
    }

    private void dispatch(Duration lease, Consumer<OutboxRow> sending) {
        dispatch(lease, Duration.ofMillis(50), sending);
    }

    private void dispatch(Duration lease, Duration pollInterval, Consumer<OutboxRow> sending) {
        var sender = new OutboxSender() {
            @Override
            public String kind() {
                return "event";
            }

            @Override
            public void send(OutboxRow row) {
                sending.accept(row);
                sent.add(row.target());
            }
        };
        var dispatcher = new OutboxDispatcher(store, List.of(sender), signal, pollInterval, lease, "learning");
        running.add(dispatcher);
        dispatcher.start();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody let go");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> sentOf(String key) {
        var ofKey = writtenOf(key);
        return sent.stream().filter(ofKey::contains).toList();
    }

    private List<String> writtenOf(String key) {
        return jdbc.sql("select target from outbox where ordering_key = :key order by seq")
                .params(Map.of("key", key))
                .query(String.class)
                .list();
    }

    private int attemptsOf(String target) {
        return jdbc.sql("select attempts from outbox where target = :target")
                .param("target", target)
                .query(Integer.class)
                .single();
    }

    private int unsent() {
        return jdbc.sql("select count(*) from outbox where sent_at is null")
                .query(Integer.class)
                .single();
    }

    @Test
    void aCommitInAnotherProcessWakesTheDispatcherLongBeforeItLooksByItself() {
        var database = TestDatabase.migrated("learning");
        var bell = new OutboxBell(JdbcClient.create(TestDatabase.as(database, database.app())), database.schema());
        var listener = new OutboxListener(TestDatabase.as(database, database.system()), database.schema(), signal);
        bell.start();
        listener.start();
        try {
            var elsewhere = new Outbox(JdbcClient.create(appOf(transaction)), TestTime.clock(), bell::ring);
            dispatch(LEASE, Duration.ofHours(1), row -> {});
            await().until(() -> listening(database.schema()));
            transaction.executeWithoutResult(_ -> elsewhere.append(UUID.randomUUID(), "event", "far", "far-1", "{}"));
            await().atMost(Duration.ofSeconds(10)).until(() -> sent.contains("far-1"));
        } finally {
            listener.stop();
            bell.stop();
        }
    }

    private static DataSource appOf(TransactionTemplate transaction) {
        return ((JdbcTransactionManager) transaction.getTransactionManager()).getDataSource();
    }

    private boolean listening(String schema) {
        return jdbc.sql("select exists (select from pg_stat_activity where query = :query)")
                .param("query", "listen " + OutboxBell.channel(schema))
                .query(Boolean.class)
                .single();
    }
}
