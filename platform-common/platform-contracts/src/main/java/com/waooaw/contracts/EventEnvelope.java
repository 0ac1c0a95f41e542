package com.waooaw.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every event carries around its payload.
 *
 * @param eventId identity of this event; a consumer drops a second delivery by it
 * @param eventType simple name of the payload record
 * @param schemaVersion {@code major.minor} of the payload
 * @param occurredAt UTC, the publisher's business clock inside the transaction of the change
 * @param producer service that published it
 * @param causationId event, command or request that led directly to it
 * @param correlationId request the whole chain goes back to
 * @param aggregate what it is about
 * @param affects what else it touches
 * @param n its number in its own stream for its aggregate, from 1
 * @param vectorClock stream to number: what the publisher knew about the aggregate, this event included
 * @param ancestors the causes of its cause, then its cause
 * @param orderingKey events with the same key arrive in order
 * @param tenant the customer it belongs to, where there is one
 * @param payload a record of the publisher's package
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventEnvelope<T extends IntegrationEvent>(
        UUID eventId,
        String eventType,
        String schemaVersion,
        Instant occurredAt,
        String producer,
        UUID causationId,
        UUID correlationId,
        AggregateRef aggregate,
        List<AggregateRef> affects,
        long n,
        Map<String, Long> vectorClock,
        List<Ancestor> ancestors,
        String orderingKey,
        @Nullable Tenant tenant,
        T payload) {

    public EventEnvelope {
        affects = List.copyOf(affects);
        vectorClock = Map.copyOf(vectorClock);
        ancestors = List.copyOf(ancestors);
    }

    /**
     * An event this one follows from.
     *
     * @param stream {@code topic/producer}
     * @param n its number in that stream for its aggregate
     */
    public record Ancestor(UUID eventId, String type, String stream, AggregateRef aggregate, long n) {}

    /** The customer an event belongs to. */
    public record Tenant(UUID customerId) {}
}
