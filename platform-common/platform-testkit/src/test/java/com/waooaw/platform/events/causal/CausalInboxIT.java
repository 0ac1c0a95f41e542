package com.waooaw.platform.events.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.EventEnvelope.Ancestor;
import com.waooaw.platform.events.causal.CausalEvent.Place;
import com.waooaw.platform.events.causal.CausalInbox.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens between two that are at it in the same moment, on PostgreSQL; the rest is the simulation's. */
class CausalInboxIT {

    private static final String STREAM = "topic/service";
    private static final AggregateRef CAUSE = new AggregateRef("thing", "cause");
    private static final AggregateRef EFFECT = new AggregateRef("thing", "effect");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private static JdbcDesk desk;

    private final List<UUID> handled = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void open() {
        desk = new JdbcDesk("inbox_races");
    }

    @BeforeEach
    void empty() {
        desk.emptied();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    /** The first number of an aggregate makes its clock; those after it find it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whatFollowsFromAnEventInWorkElsewhereWaitsForItsEndInsteadOfMissingIt(long n) throws Exception {
        for (long before = 1; before < n; before++) {
            inbox(_ -> {}).receive(event(UUID.randomUUID(), CAUSE, before));
        }
        var cause = event(UUID.randomUUID(), CAUSE, n);
        var effect =
                event(UUID.randomUUID(), EFFECT, 1, new Ancestor(cause.eventId(), "topic", STREAM, CAUSE, n, null));
        var inWork = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow = inbox(event -> {
            if (event.equals(cause)) {
                inWork.countDown();
                await().atMost(PATIENCE).until(() -> goOn.getCount() == 0);
            }
            handled.add(event.eventId());
        });

        var first = CompletableFuture.supplyAsync(() -> slow.receive(cause), THREADS);
        inWork.await();
        var second = CompletableFuture.supplyAsync(() -> slow.receive(effect), THREADS);
        await().atMost(PATIENCE).until(() -> second.isDone() || someoneWaitsForALock());
        goOn.countDown();

        assertThat(first.get()).isEqualTo(Verdict.HANDLED);
        assertThat(second.get()).isEqualTo(Verdict.HANDLED);
        assertThat(handled).containsExactly(cause.eventId(), effect.eventId());
        assertThat(desk.held()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3})
    void anIdThatCameBeforeTakesItsNumberButHasNoEffect(long n) {
        var inbox = inbox(event -> handled.add(event.eventId()));
        var first = UUID.randomUUID();
        assertThat(inbox.receive(event(first, CAUSE, 1))).isEqualTo(Verdict.HANDLED);
        for (long between = 2; between < n; between++) {
            assertThat(inbox.receive(event(UUID.randomUUID(), CAUSE, between))).isEqualTo(Verdict.HANDLED);
        }
        handled.clear();

        assertThat(inbox.receive(event(first, CAUSE, n))).isEqualTo(Verdict.DUPLICATE);
        assertThat(handled).isEmpty();
        var next = event(UUID.randomUUID(), CAUSE, n + 1);
        assertThat(inbox.receive(next)).isEqualTo(Verdict.HANDLED);
        assertThat(handled).containsExactly(next.eventId());
    }

    @Test
    void anIdThatCameBeforeFreesWhoWaitsForTheNumberItTakes() {
        var inbox = inbox(event -> handled.add(event.eventId()));
        var first = UUID.randomUUID();
        inbox.receive(event(first, CAUSE, 1));
        var third = event(UUID.randomUUID(), CAUSE, 3);
        assertThat(inbox.receive(third)).isEqualTo(Verdict.HELD);

        assertThat(inbox.receive(event(first, CAUSE, 2))).isEqualTo(Verdict.DUPLICATE);

        assertThat(handled).containsExactly(first, third.eventId());
        assertThat(desk.held()).isEmpty();
    }

    private static boolean someoneWaitsForALock() {
        return desk.jdbc()
                .sql("select exists (select from pg_locks where not granted and pid <> pg_backend_pid())")
                .query(Boolean.class)
                .single();
    }

    private static CausalInbox inbox(CausalInbox.Effects effects) {
        return new CausalInbox(desk.store(), Set.of(STREAM), effects, new NoSettlements(), Clock.systemUTC());
    }

    private static CausalEvent event(UUID id, AggregateRef aggregate, long n, Ancestor... ancestors) {
        return new CausalEvent(
                id,
                "topic",
                "Something",
                "service",
                true,
                List.of(new Place(aggregate, n, Map.of(STREAM, n))),
                List.of(ancestors),
                UUID.randomUUID(),
                UUID.randomUUID(),
                Instant.now(),
                null,
                null,
                "{}");
    }
}
