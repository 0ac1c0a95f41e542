package com.waooaw.acceptance.faults;

import com.waooaw.contracts.AggregateRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one service keeps about events.
 *
 * @param left what should not be there when all is quiet: unsent, held, dead or given up
 */
record EventBook(
        String service,
        List<Published> published,
        List<Handled> handled,
        Map<AggregateRef, Clock> clocks,
        List<String> left) {

    /**
     * An event in its publisher's outbox.
     *
     * @param places its own aggregate first, then what it affects
     */
    record Published(UUID id, String topic, String producer, List<Place> places, List<Position> ancestors) {}

    /**
     * An aggregate an event counts for.
     *
     * @param clock stream to number: what its publisher knew of the aggregate
     */
    record Place(AggregateRef aggregate, long n, Map<String, Long> clock) {}

    /** The n-th event of a stream for an aggregate. */
    record Position(String stream, AggregateRef aggregate, long n) {}

    /**
     * An event in a subscriber's inbox.
     *
     * @param at when, by the subscriber's clock, while it held the lock of the aggregate
     */
    record Handled(
            UUID id, String topic, String producer, AggregateRef aggregate, long n, Instant at, String outcome) {}

    /** How far a service is with an aggregate, by stream. */
    record Clock(Map<String, Long> known, Map<String, Long> delivered) {}
}
