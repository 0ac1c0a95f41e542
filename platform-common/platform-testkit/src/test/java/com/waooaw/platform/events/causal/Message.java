package com.waooaw.platform.events.causal;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.EventEnvelope.Ancestor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What leaves a simulated service.
 *
 * @param event where it tells something
 * @param command where it asks another service for something
 */
record Message(
        UUID id, @Nullable CausalEvent event, @Nullable Command command) {

    /**
     * Asks a service to publish, and carries along why.
     *
     * @param known list of pairs, because JSON has no keys but text
     */
    record Command(int service, String topic, AggregateRef aggregate, List<Ancestor> ancestors, List<Known> known) {}

    /** What is known of an aggregate. */
    record Known(AggregateRef aggregate, Map<String, Long> clock) {}
}
