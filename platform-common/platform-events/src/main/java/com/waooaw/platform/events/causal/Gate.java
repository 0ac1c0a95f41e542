package com.waooaw.platform.events.causal;

import com.waooaw.contracts.AggregateRef;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says what has to be delivered here before an event may be. Arithmetic only. */
final class Gate {

    private static final Comparator<Position> ORDER = Comparator.comparing(Position::stream)
            .thenComparing(Position::aggregate)
            .thenComparingLong(Position::n);

    private final Set<String> subscribed;

    /** @param subscribed the gated streams this service receives */
    Gate(Set<String> subscribed) {
        this.subscribed = Set.copyOf(subscribed);
    }

    Set<String> subscribed() {
        return subscribed;
    }

    /** How an event stands to what was delivered. */
    sealed interface Standing {
        /** It is its turn. */
        record Due() implements Standing {}

        /** Its number was delivered or settled before: this event, or another that took its place. */
        record Past() implements Standing {}

        /** It waits for these. */
        record Early(List<Position> missing) implements Standing {}
    }

    /**
     * Compares.
     *
     * @param clocks of every aggregate the event counts for or follows from; an absent one is empty
     */
    Standing standing(CausalEvent event, Map<AggregateRef, AggregateClock> clocks) {
        if (isPast(event, clocks)) {
            return new Standing.Past();
        }
        var missing = missing(event, clocks);
        return missing.isEmpty() ? new Standing.Due() : new Standing.Early(missing);
    }

    /** What is missing of its own streams alone: enough to know for settling it. */
    Standing ownStanding(CausalEvent event, Map<AggregateRef, AggregateClock> clocks) {
        if (isPast(event, clocks)) {
            return new Standing.Past();
        }
        var missing = new LinkedHashSet<Position>();
        predecessors(event, clocks, missing);
        return missing.isEmpty() ? new Standing.Due() : new Standing.Early(List.copyOf(missing));
    }

    /**
     * What must have been delivered of other streams at the aggregate of an event that counts for it alone; empty where
     * other aggregates have a say, too.
     */
    Optional<Map<String, Long>> neededHere(CausalEvent event) {
        if (event.places().size() > 1) {
            return Optional.empty();
        }
        var needed = new HashMap<String, Long>();
        for (var ancestor : event.ancestors()) {
            if (subscribed.contains(ancestor.stream())) {
                if (!ancestor.aggregate().equals(event.own().aggregate())) {
                    return Optional.empty();
                }
                needed.merge(ancestor.stream(), ancestor.n(), Math::max);
            }
        }
        event.own().clock().forEach((stream, n) -> {
            if (!stream.equals(event.stream()) && subscribed.contains(stream)) {
                needed.merge(stream, n, Math::max);
            }
        });
        return Optional.of(needed);
    }

    private static boolean isPast(CausalEvent event, Map<AggregateRef, AggregateClock> clocks) {
        return event.places().stream()
                .anyMatch(place -> place.n() <= clock(clocks, place.aggregate()).delivered(event.stream()));
    }

    private List<Position> missing(CausalEvent event, Map<AggregateRef, AggregateClock> clocks) {
        var missing = new LinkedHashSet<Position>();
        predecessors(event, clocks, missing);
        for (var place : event.places()) {
            var clock = clock(clocks, place.aggregate());
            place.clock().forEach((stream, n) -> {
                if (!stream.equals(event.stream()) && subscribed.contains(stream) && n > clock.delivered(stream)) {
                    missing.add(new Position(stream, place.aggregate(), n));
                }
            });
        }
        for (var ancestor : event.ancestors()) {
            if (subscribed.contains(ancestor.stream())
                    && ancestor.n() > clock(clocks, ancestor.aggregate()).delivered(ancestor.stream())) {
                missing.add(new Position(ancestor.stream(), ancestor.aggregate(), ancestor.n()));
            }
        }
        // maps have no order of their own: the same event shall always wait in the same words
        return furthest(missing).stream().sorted(ORDER).toList();
    }

    /** Of each stream at each aggregate the last: who has that has all before it. */
    private static Collection<Position> furthest(Collection<Position> missing) {
        var last = new HashMap<Position, Position>();
        missing.forEach(position -> last.merge(
                new Position(position.stream(), position.aggregate(), 0),
                position,
                (one, other) -> one.n() > other.n() ? one : other));
        return last.values();
    }

    private static void predecessors(
            CausalEvent event, Map<AggregateRef, AggregateClock> clocks, Set<Position> missing) {
        for (var place : event.places()) {
            if (place.n() != clock(clocks, place.aggregate()).delivered(event.stream()) + 1) {
                missing.add(new Position(event.stream(), place.aggregate(), place.n() - 1));
            }
        }
    }

    private static AggregateClock clock(Map<AggregateRef, AggregateClock> clocks, AggregateRef aggregate) {
        return clocks.getOrDefault(aggregate, AggregateClock.EMPTY);
    }
}
