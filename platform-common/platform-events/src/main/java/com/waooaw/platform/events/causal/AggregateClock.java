package com.waooaw.platform.events.causal;

import java.util.HashMap;
import java.util.Map;

/**
 * What a service counts for one aggregate: two numbers per stream, never one.
 *
 * @param known stream to number: may be mentioned in what the service publishes
 * @param delivered stream to number: handled or settled here
 */
public record AggregateClock(Map<String, Long> known, Map<String, Long> delivered) {

    /** Nothing known, nothing delivered. */
    public static final AggregateClock EMPTY = new AggregateClock(Map.of(), Map.of());

    public AggregateClock {
        known = Map.copyOf(known);
        delivered = Map.copyOf(delivered);
    }

    /** How far a stream was delivered; 0 where nothing was. */
    public long delivered(String stream) {
        return delivered.getOrDefault(stream, 0L);
    }

    /** After an event was handled or settled: its number is delivered, what it says is known. */
    AggregateClock deliver(String stream, long n, Map<String, Long> clock) {
        var reached = new HashMap<>(delivered);
        reached.merge(stream, n, Math::max);
        return new AggregateClock(raised(raised(known, clock), Map.of(stream, n)), reached);
    }

    /** After something was heard of that was not delivered here. */
    AggregateClock learn(Map<String, Long> clock) {
        return new AggregateClock(raised(known, clock), delivered);
    }

    /** After the service itself published the next event of a stream. */
    AggregateClock next(String stream) {
        var counted = new HashMap<>(known);
        counted.merge(stream, 1L, Long::sum);
        return new AggregateClock(counted, delivered);
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
