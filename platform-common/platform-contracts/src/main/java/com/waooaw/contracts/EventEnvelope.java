package com.waooaw.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every event carries around its payload. What readers keep in an index is bounded.
 *
 * @param eventId identity of this event; a consumer drops a second delivery by it
 * @param eventType simple name of the payload record
 * @param schemaVersion {@code major.minor} of the payload
 * @param occurredAt UTC, the publisher's business clock inside the transaction of the change
 * @param producer service that published it
 * @param causationId event, command or request that led directly to it
 * @param correlationId request the whole chain goes back to
 * @param aggregate what it is about
 * @param affects what else it touches, with a clock for each; empty for most
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
        @Bounded(pattern = "^[0-9]{1,4}[.][0-9]{1,4}$") String schemaVersion,
        Instant occurredAt,
        String producer,
        UUID causationId,
        UUID correlationId,
        AggregateRef aggregate,
        List<Affected> affects,
        @Bounded(min = 1) long n,
        Map<String, Long> vectorClock,
        List<Ancestor> ancestors,
        @Bounded(min = 1, max = 300) String orderingKey,
        @Nullable Tenant tenant,
        T payload) {

    /** {@code major.minor} of the envelope itself. It does not travel, so all a newer one may do is add what is optional. */
    public static final String VERSION = "1.0";

    public EventEnvelope {
        affects = List.copyOf(affects);
        vectorClock = Map.copyOf(vectorClock);
        ancestors = List.copyOf(ancestors);
    }

    /**
     * Something else the event touches; it takes a place in the order of that, too.
     *
     * @param type lower-case noun, as in {@link AggregateRef}
     * @param id the owner's key as text
     * @param n the event's number in its stream for this aggregate, from 1
     * @param vectorClock stream to number: what the publisher knew about this aggregate, this event included
     */
    public record Affected(
            @Bounded(min = 1, max = 64) String type,
            @Bounded(min = 1, max = 200) String id,
            @Bounded(min = 1) long n,
            Map<String, Long> vectorClock) {

        public Affected {
            vectorClock = Map.copyOf(vectorClock);
        }

        /** The aggregate this is about. */
        @JsonIgnore
        public AggregateRef aggregate() {
            return new AggregateRef(type, id);
        }
    }

    /**
     * An event this one follows from.
     *
     * @param eventId identity of that event
     * @param type its event type
     * @param stream {@code topic/producer}
     * @param aggregate what it was about
     * @param n its number in that stream for its aggregate
     * @param transition which change of state it told, {@code old→new}; absent where it told none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Ancestor(
            UUID eventId,
            String type,
            String stream,
            AggregateRef aggregate,
            @Bounded(min = 1) long n,
            @Nullable String transition) {}

    /**
     * The customer an event belongs to.
     *
     * @param customerId key of the customer
     */
    public record Tenant(UUID customerId) {}
}
