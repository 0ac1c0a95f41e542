package com.waooaw.platform.events.causal;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.EventEnvelope.Ancestor;
import com.waooaw.contracts.Precedence;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A received event as the gate sees it.
 *
 * @param gated whether its topic takes part in the causal order
 * @param places where it stands: its own aggregate first, then what it affects
 * @param ancestors what it follows from
 * @param claim the state it tells, where it tells one that others could contradict
 * @param customerId the customer it belongs to, where there is one
 * @param envelope JSON as it came
 */
public record CausalEvent(
        UUID eventId,
        String topic,
        String eventType,
        String producer,
        boolean gated,
        List<Place> places,
        List<Ancestor> ancestors,
        UUID correlationId,
        UUID causationId,
        Instant occurredAt,
        @Nullable Claim claim,
        @Nullable UUID customerId,
        String envelope) {

    /**
     * A state that was told.
     *
     * @param yields whether a stronger one that nobody ordered stands instead; what asks for something to be done never
     *     yields
     */
    public record Claim(Precedence precedence, boolean yields) {}

    /**
     * An aggregate the event counts for.
     *
     * @param n its number in the event's stream, from 1
     * @param clock what its publisher knew of the aggregate, this event included
     */
    public record Place(AggregateRef aggregate, long n, Map<String, Long> clock) {

        public Place {
            clock = Map.copyOf(clock);
        }
    }

    public CausalEvent {
        places = List.copyOf(places);
        ancestors = List.copyOf(ancestors);
    }

    /** (topic, producer): the unit in which events are counted. */
    public String stream() {
        return topic + "/" + producer;
    }

    /** What it is about. */
    public Place own() {
        return places.getFirst();
    }

    /** The positions it takes. */
    public List<Position> positions() {
        return places.stream()
                .map(place -> new Position(stream(), place.aggregate(), place.n()))
                .toList();
    }

    /** Everything it counts for, in the one order in which clocks are locked. */
    List<AggregateRef> locks() {
        return places.stream().map(Place::aggregate).distinct().sorted().toList();
    }

    /** Aggregates of ancestors that it does not itself count for. */
    Set<AggregateRef> elsewhere() {
        if (ancestors.isEmpty()) {
            return Set.of();
        }
        var others = ancestors.stream().map(Ancestor::aggregate).collect(Collectors.toCollection(HashSet::new));
        places.forEach(place -> others.remove(place.aggregate()));
        return others;
    }
}
