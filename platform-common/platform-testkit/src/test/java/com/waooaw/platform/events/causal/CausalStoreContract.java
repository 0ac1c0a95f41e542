package com.waooaw.platform.events.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Precedence;
import com.waooaw.platform.events.causal.CausalEvent.Claim;
import com.waooaw.platform.events.causal.CausalEvent.Place;
import com.waooaw.platform.events.causal.CausalStore.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of the causal order does alike: the one the simulation plays on is worth as much as this. */
abstract class CausalStoreContract {

    static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    static final AggregateRef THING = new AggregateRef("thing", "a");
    private static final AggregateRef OTHER = new AggregateRef("thing", "b");
    static final String STREAM = "topic/service";

    abstract Desk desk();

    private CausalStore store() {
        return desk().store();
    }

    @Test
    void aClockStartsEmptyAndKeepsWhatIsWritten() {
        var store = store();
        var first = store.transaction(null, () -> store.lock(THING));
        assertThat(first).isEqualTo(AggregateClock.EMPTY);
        assertThat(store.read(Set.of(OTHER))).isEmpty();

        var written = new AggregateClock(
                Map.of(STREAM, 7L), Map.of(STREAM, 5L, "x/y", 1L), Map.of(STREAM, Map.of(Precedence.VETO, 5L)));
        store.transaction(null, () -> {
            store.lock(THING);
            store.write(THING, written);
            return true;
        });
        assertThat(store.read(Set.of(THING, OTHER))).containsExactly(Map.entry(THING, written));
    }

    @Test
    void countingRaisesOneStreamOfWhatIsKnownOnly() {
        var store = store();
        store.transaction(null, () -> store.count(THING, STREAM));
        store.transaction(null, () -> store.count(THING, "x/y"));
        var clock = store.transaction(null, () -> store.count(THING, STREAM));
        assertThat(clock).isEqualTo(new AggregateClock(Map.of(STREAM, 2L, "x/y", 1L), Map.of(), Map.of()));
        assertThat(store.read(Set.of(THING))).containsEntry(THING, clock);
    }

    @Test
    void whatATransactionWroteIsGoneWhenItFails() {
        var store = store();
        var event = event(THING, 1);
        assertThatThrownBy(() -> store.transaction(null, () -> {
                    store.count(THING, STREAM);
                    store.remember(event, Outcome.HANDLED, NOW);
                    store.hold(event, List.of(new Position(STREAM, THING, 1)), null, NOW);
                    store.bury(event, new Refusal(Refusal.Reason.LOOP, ""), NOW);
                    throw new IllegalStateException("killed");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.read(Set.of(THING))).isEmpty();
        assertThat(store.isRemembered(event.eventId())).isFalse();
        assertThat(store.held(event.eventId())).isEmpty();
        assertThat(desk().dead()).isEmpty();
    }

    @Test
    void anIdIsRememberedOnce() {
        var store = store();
        var event = event(THING, 1);
        assertThat(store.transaction(null, () -> store.remember(event, Outcome.TOMBSTONE, NOW)))
                .isTrue();
        assertThat(store.transaction(null, () -> store.remember(event, Outcome.HANDLED, NOW)))
                .isFalse();
        assertThat(store.isRemembered(event.eventId())).isTrue();
        assertThat(store.isRemembered(UUID.randomUUID())).isFalse();
    }

    @Test
    void whatIsDeliveredIsRememberedNoLongerKeptAndItsClockIsWritten() {
        var store = store();
        var event = event(THING, 1);
        store.hold(event, List.of(new Position("x/y", OTHER, 4)), null, NOW);
        var after = new AggregateClock(Map.of(STREAM, 1L), Map.of(STREAM, 1L), Map.of());
        store.transaction(null, () -> {
            store.lock(THING);
            store.lock(OTHER);
            assertThat(store.deliver(event, Outcome.HANDLED, after, NOW)).isTrue();
            return true;
        });

        assertThat(store.isRemembered(event.eventId())).isTrue();
        assertThat(store.held(event.eventId())).isEmpty();
        assertThat(desk().held()).isEmpty();
        assertThat(store.read(Set.of(THING, OTHER)).get(THING)).isEqualTo(after);
        assertThat(store.read(Set.of(OTHER)).getOrDefault(OTHER, AggregateClock.EMPTY))
                .isEqualTo(AggregateClock.EMPTY);
    }

    @Test
    void anIdThatIsRememberedMovesTheClockOnAndIsNoNews() {
        var store = store();
        var event = event(THING, 1);
        store.remember(event, Outcome.HANDLED, NOW);
        var after = new AggregateClock(Map.of(STREAM, 1L), Map.of(STREAM, 1L), Map.of());
        boolean news = store.transaction(null, () -> {
            store.lock(THING);
            return store.deliver(event, Outcome.TOMBSTONE, after, NOW);
        });

        assertThat(news).isFalse();
        assertThat(store.read(Set.of(THING))).containsEntry(THING, after);
        assertThat(store.revive(event.eventId(), NOW)).as("it stays handled").isFalse();
    }

    @Test
    void whatIsDueIsDeliveredAtOnceAndTellsWhoWaitsForIt() {
        var store = store();
        var waits = event(OTHER, 1);
        store.hold(waits, List.of(new Position(STREAM, THING, 2)), null, NOW);
        store.hold(event(OTHER, 2), List.of(new Position(STREAM, THING, 3)), null, NOW);
        clock(new AggregateClock(
                Map.of(STREAM, 1L, "x/y", 9L, "p/q", 2L),
                Map.of(STREAM, 1L, "x/y", 4L),
                Map.of("x/y", Map.of(Precedence.VETO, 3L))));
        var event = event(THING, 2, Map.of(STREAM, 2L, "x/y", 4L, "p/q", 5L));
        store.hold(event, List.of(new Position(STREAM, THING, 1)), null, NOW);

        var waiting = store.transaction(null, () -> store.deliverIfDue(event, Map.of("x/y", 4L), NOW));

        assertThat(waiting).contains(List.of(waits.eventId()));
        assertThat(store.isRemembered(event.eventId())).isTrue();
        assertThat(store.held(event.eventId())).isEmpty();
        assertThat(store.read(Set.of(THING)))
                .containsEntry(
                        THING,
                        new AggregateClock(
                                Map.of(STREAM, 2L, "x/y", 9L, "p/q", 5L),
                                Map.of(STREAM, 2L, "x/y", 4L),
                                Map.of("x/y", Map.of(Precedence.VETO, 3L))));
    }

    @Test
    void whatIsNotDueIsLeftAlone() {
        var store = store();
        var before = new AggregateClock(Map.of(), Map.of(STREAM, 2L, "x/y", 4L), Map.of());
        clock(before);
        var known = event(THING, 3);
        store.remember(known, Outcome.TOMBSTONE, NOW);

        assertThat(deliverIfDue(event(THING, 2), Map.of())).as("past").isEmpty();
        assertThat(deliverIfDue(event(THING, 4), Map.of())).as("early").isEmpty();
        assertThat(deliverIfDue(event(THING, 3), Map.of("x/y", 5L)))
                .as("elsewhere")
                .isEmpty();
        assertThat(deliverIfDue(event(THING, 3), Map.of("p/q", 1L))).as("never").isEmpty();
        assertThat(deliverIfDue(event(OTHER, 2), Map.of())).as("no clock").isEmpty();
        assertThat(deliverIfDue(known, Map.of())).as("remembered").isEmpty();

        assertThat(store.read(Set.of(THING, OTHER))).containsExactly(Map.entry(THING, before));
        assertThat(deliverIfDue(event(THING, 3), Map.of("x/y", 4L))).contains(List.of());
    }

    private Optional<List<UUID>> deliverIfDue(CausalEvent event, Map<String, Long> needed) {
        var store = store();
        return store.transaction(null, () -> store.deliverIfDue(event, needed, NOW));
    }

    @Test
    void aKeptEventIsReadyWhenAllItWaitsForIsDelivered() {
        var store = store();
        var event = event(THING, 3);
        var missing = List.of(new Position(STREAM, THING, 2), new Position("x/y", OTHER, 4));
        store.hold(event, missing, null, NOW);

        assertThat(store.held(event.eventId()).orElseThrow().event()).isEqualTo(event);
        assertThat(desk().held().getFirst().missing()).containsExactlyInAnyOrderElementsOf(missing);
        assertThat(store.ready(NOW, 10)).isEmpty();
        deliver(THING, STREAM, 2);
        assertThat(store.ready(NOW, 10)).isEmpty();
        deliver(OTHER, "x/y", 5);
        assertThat(store.ready(NOW, 10)).containsExactly(event.eventId());

        store.release(event.eventId());
        assertThat(store.ready(NOW, 10)).isEmpty();
        assertThat(store.held(event.eventId())).isEmpty();
    }

    @Test
    void aKeptEventIsFoundByItsOwnNumber() {
        var store = store();
        var event = event(THING, 3);
        store.hold(event, List.of(new Position(STREAM, THING, 2)), null, NOW);

        assertThat(store.heldAt(new Position(STREAM, THING, 3)))
                .map(CausalStore.Held::event)
                .contains(event);
        assertThat(store.heldAt(new Position(STREAM, THING, 2))).isEmpty();
        assertThat(store.heldAt(new Position(STREAM, OTHER, 3))).isEmpty();
        assertThat(store.heldAt(new Position("x/y", THING, 3))).isEmpty();
        store.release(event.eventId());
        assertThat(store.heldAt(new Position(STREAM, THING, 3))).isEmpty();
    }

    @Test
    void aKeptEventIsFoundByTheNumberOfAnythingItCountsFor() {
        var store = store();
        var third = new AggregateRef("thing", "c \"quoted\" ü");
        var event = event(
                List.of(new Place(THING, 3, Map.of()), new Place(OTHER, 7, Map.of()), new Place(third, 1, Map.of())));
        store.hold(event, List.of(new Position(STREAM, THING, 2)), null, NOW);

        assertThat(store.heldAt(new Position(STREAM, OTHER, 7)))
                .map(CausalStore.Held::event)
                .contains(event);
        assertThat(store.heldAt(new Position(STREAM, third, 1)))
                .map(CausalStore.Held::event)
                .contains(event);
        assertThat(store.heldAt(new Position(STREAM, OTHER, 3))).isEmpty();
        assertThat(store.heldAt(new Position("x/y", OTHER, 7))).isEmpty();
    }

    @Test
    void whoWaitsIsFoundByAPositionAtOrBehindWhatHeWaitsFor() {
        var store = store();
        var event = event(THING, 3);
        store.hold(event, List.of(new Position(STREAM, THING, 2)), null, NOW);

        assertThat(store.waitingFor(List.of(new Position(STREAM, THING, 1)))).isEmpty();
        assertThat(store.waitingFor(List.of(new Position(STREAM, OTHER, 2)))).isEmpty();
        assertThat(store.waitingFor(List.of(new Position("x/y", THING, 2)))).isEmpty();
        assertThat(store.waitingFor(List.of(new Position(STREAM, OTHER, 9), new Position(STREAM, THING, 2))))
                .containsExactly(event.eventId());
    }

    @Test
    void holdingAgainReplacesWhatItWaitsForAndWhy() {
        var store = store();
        var event = event(THING, 3);
        store.hold(event, List.of(new Position(STREAM, THING, 2), new Position("x/y", THING, 1)), null, NOW);
        var refusal = new Refusal(Refusal.Reason.SCHEMA_VIOLATION, "/payload");
        store.hold(event, List.of(new Position(STREAM, THING, 1)), refusal, NOW.plusSeconds(5));

        assertThat(desk().held())
                .containsExactly(new Desk.Waiting(event.eventId(), List.of(new Position(STREAM, THING, 1))));
        assertThat(store.held(event.eventId()).orElseThrow().refusal()).isEqualTo(refusal);
    }

    @Test
    void aRestingEventIsNotReadyBeforeItsTime() {
        var store = store();
        var event = event(THING, 2);
        store.hold(event, List.of(new Position(STREAM, THING, 1)), null, NOW);
        deliver(THING, STREAM, 1);
        store.rest(event.eventId(), NOW.plusSeconds(10));
        assertThat(store.ready(NOW.plusSeconds(9), 10)).isEmpty();
        assertThat(store.ready(NOW.plusSeconds(10), 10)).containsExactly(event.eventId());
        store.rest(UUID.randomUUID(), NOW);
    }

    @Test
    void failuresAreCountedPerEvent() {
        var store = store();
        var event = UUID.randomUUID();
        assertThat(store.countFailure(event, "first\0", NOW)).isEqualTo(1);
        assertThat(store.countFailure(event, "second", NOW)).isEqualTo(2);
        assertThat(store.countFailure(UUID.randomUUID(), "", NOW)).isEqualTo(1);
    }

    @Test
    void aDeadLetterIsRevivedOnce() {
        var store = store();
        var event = event(THING, 1);
        store.remember(event, Outcome.TOMBSTONE, NOW);
        store.bury(event, new Refusal(Refusal.Reason.ATTEMPTS_EXHAUSTED, "nul \0"), NOW);
        store.bury(event, new Refusal(Refusal.Reason.LOOP, ""), NOW);
        assertThat(desk().dead()).containsExactly(new Desk.Refused(event.eventId(), Refusal.Reason.ATTEMPTS_EXHAUSTED));
        assertThat(store.revive(event.eventId(), NOW)).isTrue();
        assertThat(store.revive(event.eventId(), NOW)).isFalse();
        var handled = event(THING, 2);
        store.remember(handled, Outcome.HANDLED, NOW);
        assertThat(store.revive(handled.eventId(), NOW)).isFalse();
    }

    @Test
    void aNumberIsGivenUpOnceAndNotWhereItsTransactionFails() {
        var store = store();
        var position = new Position(STREAM, THING, 4);
        assertThatThrownBy(() -> store.transaction(null, () -> {
                    store.giveUp(position, NOW);
                    throw new IllegalStateException("killed");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(desk().givenUp()).isEmpty();

        store.giveUp(position, NOW);
        store.giveUp(position, NOW.plusSeconds(1));
        store.giveUp(new Position(STREAM, OTHER, 4), NOW);
        assertThat(desk().givenUp()).containsExactlyInAnyOrder(position, new Position(STREAM, OTHER, 4));
    }

    private void deliver(AggregateRef aggregate, String stream, long n) {
        var store = store();
        store.transaction(null, () -> {
            store.write(aggregate, store.lock(aggregate).deliver(stream, n, Map.of()));
            return true;
        });
    }

    /** Makes this the clock of {@link #THING}. */
    void clock(AggregateClock clock) {
        var store = store();
        store.transaction(null, () -> {
            store.lock(THING);
            store.write(THING, clock);
            return true;
        });
    }

    static CausalEvent event(AggregateRef aggregate, long n) {
        return event(aggregate, n, Map.of(STREAM, n));
    }

    private static CausalEvent event(AggregateRef aggregate, long n, Map<String, Long> clock) {
        return event(List.of(new Place(aggregate, n, clock)));
    }

    private static CausalEvent event(List<Place> places) {
        return new CausalEvent(
                UUID.randomUUID(),
                "topic",
                "Something",
                "service",
                true,
                places,
                List.of(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                NOW,
                new Claim(Precedence.SUSPEND, true),
                null,
                "{\"text\":\"nul \\u0000, quote \\\", ümlaut\"}");
    }
}
