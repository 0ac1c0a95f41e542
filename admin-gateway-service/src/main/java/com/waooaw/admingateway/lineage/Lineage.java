package com.waooaw.admingateway.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.waooaw.contracts.AggregateRef;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chain of events.
 *
 * @param eventId the event that was asked for
 * @param asOf UTC, business clock: when this was read
 * @param incomplete services that did not answer
 * @param cut services that know more of the chain than fits into an answer: their oldest 250 are here
 * @param notShown events left out because the tree would have more than 1,000
 * @param roots what everything began with: one request as a rule
 */
record Lineage(
        UUID eventId,
        UUID correlationId,
        Instant asOf,
        List<String> incomplete,
        List<String> cut,
        int notShown,
        List<Node> roots) {

    Lineage {
        incomplete = List.copyOf(incomplete);
        cut = List.copyOf(cut);
        roots = List.copyOf(roots);
    }

    /** What a place in the tree is. */
    enum Kind {
        /** An event. */
        EVENT,
        /** The request, person or timer the chain began with: no event. */
        REQUEST,
        /** An event nobody knows, or knows any longer, that others name as their cause. */
        UNKNOWN_CAUSE,
        /** Where events name each other as their cause; below it the earliest of them. */
        LOOP;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A cause and its effects.
     *
     * @param id of the event or, where it is none, the id the effects name; of a request the correlation id
     * @param effects what follows from it, earliest first
     * @param effectsNotShown events below this one that would be deeper than 50 levels
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Node(Kind kind, UUID id, @Nullable Event event, List<Node> effects, int effectsNotShown) {

        Node {
            effects = List.copyOf(effects);
        }
    }

    /**
     * An event and who has it.
     *
     * @param service its publisher
     * @param n its number at its aggregate, from 1
     * @param published absent where its publisher did not answer or no longer keeps it
     * @param asked whether this is the event that was asked for
     * @param processed for example {@code 2 of 3}: subscribers that handled it, of all it has
     * @param observers look at it and count among nobody
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Event(
            String service,
            String topic,
            String eventType,
            AggregateRef aggregate,
            long n,
            UUID causationId,
            Instant occurredAt,
            @Nullable Published published,
            boolean asked,
            String processed,
            List<Receiver> subscribers,
            List<Receiver> observers) {

        Event {
            subscribers = List.copyOf(subscribers);
            observers = List.copyOf(observers);
        }
    }

    /**
     * How far its publisher got with it.
     *
     * @param sentAt absent while no carrier has it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Published(@Nullable Instant sentAt, int attempts) {}

    /**
     * What became of an event in one service.
     *
     * @param at since when; absent where it has not come or nobody knows
     * @param waitsFor of a held one: what has to be delivered there first
     * @param reason of one settled without effect
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Receiver(
            String service,
            State state,
            @Nullable Instant at,
            List<Awaited> waitsFor,
            @Nullable String reason) {

        Receiver {
            waitsFor = List.copyOf(waitsFor);
        }
    }

    /** A place in the order. */
    record Awaited(String stream, AggregateRef aggregate, long n) {}

    /** What became of an event in one service. */
    enum State {
        /** It had its effect. */
        HANDLED,
        /** An operator had it handled late. */
        LATE,
        /** It came in its turn and changed nothing: a stronger state stands, of which its publisher did not know. */
        OVERRULED,
        /** It is kept until what it follows from has come. */
        HELD,
        /** It was settled without effect and can be requeued. */
        DEAD_LETTER,
        /** It was settled without effect; nothing is left to requeue. */
        TOMBSTONE,
        /** It is on its way, or its handler has failed and will be tried again. */
        PENDING,
        /** The service did not answer, or its answer was cut before this event. */
        UNKNOWN;

        boolean isProcessed() {
            return switch (this) {
                case HANDLED, LATE, OVERRULED -> true;
                case HELD, DEAD_LETTER, TOMBSTONE, PENDING, UNKNOWN -> false;
            };
        }

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
