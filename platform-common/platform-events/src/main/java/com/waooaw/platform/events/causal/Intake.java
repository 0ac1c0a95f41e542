package com.waooaw.platform.events.causal;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.platform.events.causal.CausalInbox.Effects;
import com.waooaw.platform.events.causal.CausalInbox.Settlements;
import com.waooaw.platform.events.causal.CausalInbox.Verdict;
import com.waooaw.platform.events.causal.CausalStore.Outcome;
import com.waooaw.platform.events.causal.Gate.Standing;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
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

    /** Handles it, settles it, keeps it or finds that it was here before. */
    Verdict take(CausalEvent event, @Nullable Refusal refusal) {
        if (!event.gated()) {
            return takeUngated(event, refusal);
        }
        var clocks = new HashMap<AggregateRef, AggregateClock>();
        event.locks().forEach(aggregate -> clocks.put(aggregate, store.lock(aggregate)));
        if (refusal == null) {
            var elsewhere = event.elsewhere();
            if (!elsewhere.isEmpty()) {
                clocks.putAll(store.read(elsewhere));
            }
        }
        var standing = refusal == null ? gate.standing(event, clocks) : gate.ownStanding(event, clocks);
        return switch (standing) {
            case Standing.Due _ -> refusal == null ? handle(event, clocks) : settle(event, refusal, clocks);
            case Standing.Early early -> {
                store.hold(event, early.missing(), refusal, clock.instant());
                yield Verdict.HELD;
            }
            case Standing.Past _ -> takePast(event, clocks);
        };
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

    private Verdict handle(CausalEvent event, Map<AggregateRef, AggregateClock> clocks) {
        var contest = Contest.of(event, clocks);
        if (!contest.others().isEmpty()) {
            settlements.contested(event, contest);
        }
        if (contest.isOverruled()) {
            deliver(event, Outcome.OVERRULED, clocks);
            return Verdict.OVERRULED;
        }
        deliver(event, Outcome.HANDLED, clocks);
        effects.run(event);
        return Verdict.HANDLED;
    }

    private Verdict settle(CausalEvent event, Refusal refusal, Map<AggregateRef, AggregateClock> clocks) {
        deliver(event, Outcome.TOMBSTONE, clocks);
        bury(event, refusal);
        return Verdict.DEAD;
    }

    private void bury(CausalEvent event, Refusal refusal) {
        store.bury(event, refusal, clock.instant());
        settlements.settled(event, refusal);
    }

    private void deliver(CausalEvent event, Outcome outcome, Map<AggregateRef, AggregateClock> clocks) {
        for (var place : event.places()) {
            var before = clocks.getOrDefault(place.aggregate(), AggregateClock.EMPTY);
            var after = before.deliver(event.stream(), place.n(), place.clock());
            var claim = event.claim();
            if (claim != null && outcome == Outcome.HANDLED) {
                after = after.claim(event.stream(), place.n(), claim);
            }
            if (place.equals(event.own())) {
                store.deliver(event, outcome, after, clock.instant());
            } else {
                store.write(place.aggregate(), after);
            }
        }
    }

    /** Only the id says whether it is a duplicate: another event may hold its number. */
    private Verdict takePast(CausalEvent event, Map<AggregateRef, AggregateClock> clocks) {
        advanceWhereDue(event, clocks);
        if (store.isRemembered(event.eventId())) {
            return Verdict.DUPLICATE;
        }
        var refusal = new Refusal(Refusal.Reason.POSITION_TAKEN, "its number was delivered or given up before");
        store.remember(event, Outcome.TOMBSTONE, clock.instant());
        store.release(event.eventId());
        bury(event, refusal);
        return Verdict.DEAD;
    }

    /** One that counts for several aggregates may be past for one only: the others must not wait for it for ever. */
    private void advanceWhereDue(CausalEvent event, Map<AggregateRef, AggregateClock> clocks) {
        if (event.places().size() == 1) {
            return;
        }
        for (var place : event.places()) {
            var clock = clocks.getOrDefault(place.aggregate(), AggregateClock.EMPTY);
            if (place.n() == clock.delivered(event.stream()) + 1) {
                store.write(place.aggregate(), clock.deliver(event.stream(), place.n(), place.clock()));
            }
        }
    }

    /** One that is kept here is not lost, whatever its publisher says: it has its effect as soon as somebody tries it. */
    boolean giveUpNext(Position position) {
        var at = store.lock(position.aggregate());
        if (position.n() != at.delivered(position.stream()) + 1 || store.isHeldAt(position)) {
            return false;
        }
        store.write(position.aggregate(), at.deliver(position.stream(), position.n(), Map.of()));
        store.giveUp(position, clock.instant());
        return true;
    }
}
