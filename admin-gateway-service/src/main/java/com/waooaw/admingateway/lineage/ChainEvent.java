package com.waooaw.admingateway.lineage;

import com.waooaw.activities.platform.EventTraceActivities.Awaited;
import com.waooaw.activities.platform.EventTraceActivities.Published;
import com.waooaw.activities.platform.EventTraceActivities.Received;
import com.waooaw.activities.platform.EventTraceActivities.Reception;
import com.waooaw.admingateway.lineage.Lineage.Receiver;
import com.waooaw.admingateway.lineage.Lineage.State;
import com.waooaw.admingateway.lineage.LineageFanOutWorkflow.Answer;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Topic;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One event of a chain as all services together know it.
 *
 * @param published as its publisher says; null where it did not, and then a subscriber's word is all there is
 * @param receptions by service
 */
record ChainEvent(
        UUID id,
        String producer,
        String topic,
        String eventType,
        AggregateRef aggregate,
        long n,
        UUID causationId,
        Instant occurredAt,
        @Nullable Published published,
        Map<String, Received> receptions) {

    static final Comparator<ChainEvent> EARLIEST =
            Comparator.comparing(ChainEvent::occurredAt).thenComparing(ChainEvent::id);

    ChainEvent {
        receptions = Map.copyOf(receptions);
    }

    /** Everything the answers tell, by id. */
    static Map<UUID, ChainEvent> from(List<Answer> answers) {
        var receptions = new HashMap<UUID, Map<String, Received>>();
        var events = new HashMap<UUID, ChainEvent>();
        for (var answer : answers) {
            if (answer.trace() != null) {
                for (var received : answer.trace().received()) {
                    receptions
                            .computeIfAbsent(received.eventId(), _ -> new HashMap<>())
                            .put(answer.service(), received);
                }
            }
        }
        receptions.forEach(
                (id, by) -> events.put(id, heard(by.values().iterator().next(), by)));
        for (var answer : answers) {
            if (answer.trace() != null) {
                for (var published : answer.trace().published()) {
                    events.put(
                            published.eventId(),
                            told(answer.service(), published, receptions.getOrDefault(published.eventId(), Map.of())));
                }
            }
        }
        return events;
    }

    private static ChainEvent heard(Received event, Map<String, Received> receptions) {
        return new ChainEvent(
                event.eventId(),
                event.producer(),
                event.topic(),
                event.eventType(),
                event.aggregate(),
                event.n(),
                event.causationId(),
                event.occurredAt(),
                null,
                receptions);
    }

    private static ChainEvent told(String producer, Published event, Map<String, Received> receptions) {
        return new ChainEvent(
                event.eventId(),
                producer,
                event.topic(),
                event.eventType(),
                event.aggregate(),
                event.n(),
                event.causationId(),
                event.occurredAt(),
                event,
                receptions);
    }

    Lineage.Event shown(UUID asked, List<Answer> answers) {
        var topic = Topic.named(this.topic);
        // of a topic this build does not know, whoever received it is all there is to count
        var expected = topic.map(Topic::subscribers)
                .orElseGet(() -> receptions.keySet().stream().sorted().toList());
        var watching = topic.map(Topic::observers).orElse(List.of());
        var others = receptions.keySet().stream()
                .filter(service -> !expected.contains(service) && !watching.contains(service))
                .sorted();
        var subscribers =
                expected.stream().map(service -> receiver(service, answers)).toList();
        long processed =
                subscribers.stream().filter(r -> r.state().isProcessed()).count();
        return new Lineage.Event(
                producer,
                this.topic,
                eventType,
                aggregate,
                n,
                causationId,
                occurredAt,
                published == null ? null : new Lineage.Published(published.sentAt(), published.attempts()),
                id.equals(asked),
                processed + " of " + subscribers.size(),
                subscribers,
                Stream.concat(watching.stream(), others)
                        .map(service -> receiver(service, answers))
                        .toList());
    }

    private Receiver receiver(String service, List<Answer> answers) {
        var received = receptions.get(service);
        if (received != null) {
            return new Receiver(
                    service,
                    state(received.state()),
                    received.at(),
                    received.waitsFor().stream().map(ChainEvent::awaited).toList(),
                    received.reason());
        }
        boolean wouldSay = answers.stream()
                .filter(answer -> answer.service().equals(service))
                .anyMatch(answer -> answer.trace() != null && !answer.trace().cut());
        return new Receiver(service, wouldSay ? State.PENDING : State.UNKNOWN, null, List.of(), null);
    }

    private static Lineage.Awaited awaited(Awaited place) {
        return new Lineage.Awaited(place.stream(), place.aggregate(), place.n());
    }

    private static State state(Reception reception) {
        return switch (reception) {
            case HANDLED -> State.HANDLED;
            case LATE -> State.LATE;
            case OVERRULED -> State.OVERRULED;
            case TOMBSTONE -> State.TOMBSTONE;
            case DEAD_LETTER -> State.DEAD_LETTER;
            case HELD -> State.HELD;
        };
    }
}
