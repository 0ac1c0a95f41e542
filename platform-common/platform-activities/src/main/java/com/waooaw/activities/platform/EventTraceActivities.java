package com.waooaw.activities.platform;

import com.waooaw.contracts.AggregateRef;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a service knows of a chain of events: what it published and what it received. On the queue of every service. */
@ActivityInterface(namePrefix = "Traces_")
public interface EventTraceActivities {

    /** Rows of either kind in one answer. */
    int MOST = 250;

    /** The chain an event belongs to; null where this service neither published nor received it. */
    @Nullable UUID correlationOf(UUID eventId);

    /**
     * What this service knows of a chain: of each kind the oldest {@link #MOST}, and the asked event whatever its age.
     *
     * @param asked an event of the chain
     */
    Trace ofCorrelation(UUID correlationId, UUID asked);

    /**
     * What one service knows.
     *
     * @param cut whether there was more than fits into an answer
     */
    record Trace(List<Published> published, List<Received> received, boolean cut) {

        public Trace {
            published = List.copyOf(published);
            received = List.copyOf(received);
        }
    }

    /**
     * An event this service published.
     *
     * @param causeEvent the event it follows from; null where that is a request, a person or a timer
     * @param sentAt UTC; null while no carrier has it
     * @param attempts how often it was given to the carrier
     */
    record Published(
            UUID eventId,
            String topic,
            String eventType,
            AggregateRef aggregate,
            long n,
            UUID causationId,
            @Nullable UUID causeEvent,
            Instant occurredAt,
            @Nullable Instant sentAt,
            int attempts) {}

    /**
     * An event this service received.
     *
     * @param at UTC: when it got into its state
     * @param waitsFor of a held one, the first ten places in the order that are missing here
     * @param reason why it is, or will be, without effect; code and explanation
     */
    record Received(
            UUID eventId,
            String topic,
            String eventType,
            String producer,
            AggregateRef aggregate,
            long n,
            UUID causationId,
            Instant occurredAt,
            Reception state,
            Instant at,
            List<Awaited> waitsFor,
            @Nullable String reason) {

        public Received {
            waitsFor = List.copyOf(waitsFor);
        }
    }

    /** What became of a received event. */
    enum Reception {
        /** It had its effect in its turn. */
        HANDLED,
        /** An operator had it handled after what follows it. */
        LATE,
        /** A stronger state stands, of which its publisher did not know. */
        OVERRULED,
        /** It was settled without effect; its dead letter is no longer kept. */
        TOMBSTONE,
        /** It was settled without effect; an operator may requeue it. */
        DEAD_LETTER,
        /** It waits for what it follows from. */
        HELD
    }

    /** A place in the order, and what has to be delivered there first. */
    record Awaited(String stream, AggregateRef aggregate, long n) {}
}
