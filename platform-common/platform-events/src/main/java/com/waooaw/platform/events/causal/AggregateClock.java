package com.waooaw.platform.events.causal;

import com.waooaw.contracts.Precedence;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What a service counts for one aggregate: two numbers per stream, never one; and which states it was told.
 *
 * @param known stream to number: may be mentioned in what the service publishes
 * @param delivered stream to number: handled or settled here
 * @param claims stream to the states that stand here, each with the number of its event
 */
public record AggregateClock(
        Map<String, Long> known, Map<String, Long> delivered, Map<String, Map<Precedence, Long>> claims) {

    /** Nothing known, nothing delivered. */
    public static final AggregateClock EMPTY = new AggregateClock(Map.of(), Map.of(), Map.of());

    public AggregateClock {
        known = Map.copyOf(known);
        delivered = Map.copyOf(delivered);
        claims = Map.copyOf(claims);
    }

    /** How far a stream was delivered; 0 where nothing was. */
    public long delivered(String stream) {
        return delivered.getOrDefault(stream, 0L);
    }

    /** After an event was handled or settled: its number is delivered, what it says is known. */
    AggregateClock deliver(String stream, long n, Map<String, Long> clock) {
        var reached = new HashMap<>(delivered);
        reached.merge(stream, n, Math::max);
        return new AggregateClock(raised(raised(known, clock), Map.of(stream, n)), reached, claims);
    }

    /** After the state an event tells was taken: the last of its stream where it may yield, else the last of its weight. */
    AggregateClock claim(String stream, long n, CausalEvent.Claim claim) {
        var ofStream = new EnumMap<Precedence, Long>(Precedence.class);
        if (!claim.yields()) {
            ofStream.putAll(claims.getOrDefault(stream, Map.of()));
        }
        ofStream.merge(claim.precedence(), n, Math::max);
        var taken = new HashMap<>(claims);
        taken.put(stream, Map.copyOf(ofStream));
        return new AggregateClock(known, delivered, taken);
    }

    /** After something was heard of that was not delivered here. */
    AggregateClock learn(Map<String, Long> clock) {
        return new AggregateClock(raised(known, clock), delivered, claims);
    }

    /** After the service itself published the next event of a stream. */
    AggregateClock next(String stream) {
        var counted = new HashMap<>(known);
        counted.merge(stream, 1L, Long::sum);
        return new AggregateClock(counted, delivered, claims);
    }

    /** The greater number of each stream. */
    static Map<String, Long> raised(Map<String, Long> one, Map<String, Long> other) {
        if (other.isEmpty()) {
            return one;
        }
        var joined = new HashMap<>(one);
        other.forEach((stream, n) -> joined.merge(stream, n, Math::max));
        return joined;
    }
}
