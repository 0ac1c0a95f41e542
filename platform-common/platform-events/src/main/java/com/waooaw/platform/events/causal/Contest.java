package com.waooaw.platform.events.causal;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Precedence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What became of a state that met others of the same aggregate, told by publishers that did not know of each other. The
 * stronger one stands, never the one with the later time; arithmetic only.
 *
 * @param others what had been told here before, strongest first; empty where nobody contradicts
 * @param isOverruled whether one of them stands, and the event has no effect
 */
public record Contest(List<Rival> others, boolean isOverruled) {

    private static final Comparator<Rival> STRONGEST_FIRST = Comparator.comparing(Rival::precedence)
            .reversed()
            .thenComparing(Rival::stream)
            .thenComparing(Rival::aggregate);

    private static final Contest NONE = new Contest(List.of(), false);

    /** A state another stream told of an aggregate, at this number. */
    public record Rival(String stream, AggregateRef aggregate, long n, Precedence precedence) {}

    public Contest {
        others = List.copyOf(others);
    }

    /**
     * Compares what an event tells with what was told before it.
     *
     * @param clocks of every aggregate the event counts for; an absent one is empty
     */
    static Contest of(CausalEvent event, Map<AggregateRef, AggregateClock> clocks) {
        var claim = event.claim();
        if (claim == null) {
            return NONE;
        }
        var others = new ArrayList<Rival>();
        for (var place : event.places()) {
            var told =
                    clocks.getOrDefault(place.aggregate(), AggregateClock.EMPTY).claims();
            told.forEach((stream, states) -> states.forEach((precedence, n) -> {
                // its publisher knew of everything up to the number in its clock
                if (!stream.equals(event.stream()) && n > place.clock().getOrDefault(stream, 0L)) {
                    others.add(new Rival(stream, place.aggregate(), n, precedence));
                }
            }));
        }
        others.sort(STRONGEST_FIRST);
        boolean stronger = others.stream().anyMatch(other -> other.precedence().compareTo(claim.precedence()) > 0);
        return others.isEmpty() ? NONE : new Contest(others, claim.yields() && stronger);
    }
}
