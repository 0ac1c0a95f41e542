package com.waooaw.platform.events.causal;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.platform.events.causal.CausalInbox.Effects;
import com.waooaw.platform.events.causal.CausalInbox.Settlements;
import com.waooaw.platform.events.causal.CausalInbox.Verdict;
import com.waooaw.platform.events.causal.CausalStore.Outcome;
import com.waooaw.platform.events.causal.Gate.Standing;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What becomes of one event inside one transaction. */
final class Intake {

    private final CausalStore store;
    private final Gate gate;
    private final Effects effects;
    private final Settlements settlements;
    private final Clock clock;

    Intake(CausalStore store, Gate gate, Effects effects, Settlements settlements, Clock clock) {
        this.store = store;
        this.gate = gate;
        this.effects = effects;
        this.settlements = settlements;
        this.clock = clock;
    }

    /**
     * What became of an event.
     *
     * @param ready kept events that waited for it
     */
    record Taken(Verdict verdict, List<UUID> ready) {

        Taken(Verdict verdict) {
            this(verdict, List.of());
        }
    }

    /** Handles it, settles it, keeps it or finds that it was here before. */
    Taken take(CausalEvent event, @Nullable Refusal refusal) {
        if (!event.gated()) {
            return new Taken(takeUngated(event, refusal));
        }
        if (refusal == null && event.claim() == null && event.own().n() > 1) {
            var ready = gate.neededHere(event).flatMap(needed -> store.deliverIfDue(event, needed, clock.instant()));
            if (ready.isPresent()) {
                effects.run(event);
                return new Taken(Verdict.HANDLED, ready.get());
            }
        }
        return takeLocked(event, refusal);
    }

    private Taken takeLocked(CausalEvent event, @Nullable Refusal refusal) {
        var clocks = new HashMap<AggregateRef, AggregateClock>();
        event.locks().forEach(aggregate -> clocks.put(aggregate, store.lock(aggregate)));
        if (refusal == null) {
            var elsewhere = event.elsewhere();
            if (!elsewhere.isEmpty()) {
                clocks.putAll(store.read(elsewhere));
            }
        }
        var standing = standing(event, refusal, clocks);
        if (standing instanceof Standing.Early early && lockMissing(event, early, clocks)) {
            standing = standing(event, refusal, clocks);
        }
        return switch (standing) {
            case Standing.Due _ -> refusal == null ? handle(event, clocks) : settle(event, refusal, clocks);
            case Standing.Early early -> {
                store.hold(event, early.missing(), refusal, clock.instant());
                yield new Taken(Verdict.HELD);
            }
            case Standing.Past _ -> takePast(event, clocks);
        };
    }

    private Standing standing(CausalEvent event, @Nullable Refusal refusal, Map<AggregateRef, AggregateClock> clocks) {
        return refusal == null ? gate.standing(event, clocks) : gate.ownStanding(event, clocks);
    }

    /**
     * Whoever delivers what is missing locks its clock and then looks who waits: an event that is kept under the same
     * lock is seen by him, or sees what he delivered.
     *
     * @return whether there was one to lock
     */
    private boolean lockMissing(CausalEvent event, Standing.Early early, Map<AggregateRef, AggregateClock> clocks) {
        var others = early.missing().stream().map(Position::aggregate).collect(Collectors.toCollection(TreeSet::new));
        others.removeAll(event.locks());
        others.forEach(aggregate -> clocks.put(aggregate, store.lock(aggregate)));
        return !others.isEmpty();
    }

    private Verdict takeUngated(CausalEvent event, @Nullable Refusal refusal) {
        if (!store.remember(event, refusal == null ? Outcome.HANDLED : Outcome.TOMBSTONE, clock.instant())) {
            return Verdict.DUPLICATE;
        }
        if (refusal != null) {
            bury(event, refusal);
            return Verdict.DEAD;
        }
        effects.run(event);
        return Verdict.HANDLED;
    }

    private Taken handle(CausalEvent event, Map<AggregateRef, AggregateClock> clocks) {
        var contest = Contest.of(event, clocks);
        var outcome = contest.isOverruled() ? Outcome.OVERRULED : Outcome.HANDLED;
        if (!deliver(event, outcome, clocks)) {
            return new Taken(Verdict.DUPLICATE, store.waitingFor(event.positions()));
        }
        if (!contest.others().isEmpty()) {
            settlements.contested(event, contest);
        }
        var ready = store.waitingFor(event.positions());
        if (contest.isOverruled()) {
            return new Taken(Verdict.OVERRULED, ready);
        }
        effects.run(event);
        return new Taken(Verdict.HANDLED, ready);
    }

    private Taken settle(CausalEvent event, Refusal refusal, Map<AggregateRef, AggregateClock> clocks) {
        boolean news = deliver(event, Outcome.TOMBSTONE, clocks);
        if (news) {
            bury(event, refusal);
        }
        return new Taken(news ? Verdict.DEAD : Verdict.DUPLICATE, store.waitingFor(event.positions()));
    }

    private void bury(CausalEvent event, Refusal refusal) {
        store.bury(event, refusal, clock.instant());
        settlements.settled(event, refusal);
    }

    /** False where an event of this id was here before, under another number: then the number is taken, and no more. */
    private boolean deliver(CausalEvent event, Outcome outcome, Map<AggregateRef, AggregateClock> clocks) {
        boolean news = false;
        for (var place : event.places()) {
            var before = clocks.getOrDefault(place.aggregate(), AggregateClock.EMPTY);
            var after = before.deliver(event.stream(), place.n(), place.clock());
            var claim = event.claim();
            if (claim != null && outcome == Outcome.HANDLED) {
                after = after.claim(event.stream(), place.n(), claim);
            }
            if (place.equals(event.own())) {
                news = store.deliver(event, outcome, after, clock.instant());
            } else {
                store.write(place.aggregate(), after);
            }
        }
        return news;
    }

    /** Only the id says whether it is a duplicate: another event may hold its number. */
    private Taken takePast(CausalEvent event, Map<AggregateRef, AggregateClock> clocks) {
        var ready = advanceWhereDue(event, clocks) ? store.waitingFor(event.positions()) : List.<UUID>of();
        if (store.isRemembered(event.eventId())) {
            return new Taken(Verdict.DUPLICATE, ready);
        }
        var refusal = new Refusal(Refusal.Reason.POSITION_TAKEN, "its number was delivered or given up before");
        store.remember(event, Outcome.TOMBSTONE, clock.instant());
        store.release(event.eventId());
        bury(event, refusal);
        return new Taken(Verdict.DEAD, ready);
    }

    /** One that counts for several aggregates may be past for one only: the others must not wait for it for ever. */
    private boolean advanceWhereDue(CausalEvent event, Map<AggregateRef, AggregateClock> clocks) {
        boolean advanced = false;
        for (var place : event.places()) {
            var clock = clocks.getOrDefault(place.aggregate(), AggregateClock.EMPTY);
            if (place.n() == clock.delivered(event.stream()) + 1) {
                store.write(place.aggregate(), clock.deliver(event.stream(), place.n(), place.clock()));
                advanced = true;
            }
        }
        return advanced;
    }

    /** One that is kept here is not lost, whatever its publisher says: it has its effect as soon as somebody tries it. */
    boolean giveUpNext(Position position) {
        var at = store.lock(position.aggregate());
        if (position.n() != at.delivered(position.stream()) + 1
                || store.heldAt(position).isPresent()) {
            return false;
        }
        store.write(position.aggregate(), at.deliver(position.stream(), position.n(), Map.of()));
        store.giveUp(position, clock.instant());
        return true;
    }
}
