package com.waooaw.admingateway.lineage;

import com.waooaw.activities.platform.EventTraceActivities.Awaited;
import com.waooaw.activities.platform.EventTraceActivities.Published;
import com.waooaw.activities.platform.EventTraceActivities.Received;
import com.waooaw.activities.platform.EventTraceActivities.Reception;
import com.waooaw.activities.platform.EventTraceActivities.Trace;
import com.waooaw.admingateway.lineage.LineageFanOutWorkflow.Answer;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What six services would answer, written down event by event. Event 3 is the one with id 3, three seconds into the chain. */
final class Traces {

    static final UUID CORRELATION = id(999);
    static final AggregateRef AGENT = new AggregateRef("agent", "A1");
    static final Instant BEGIN = Instant.parse("2026-11-21T08:00:00Z");

    private static final List<String> SERVICES = List.of(
            "agent-creation", "agent-execution", "governance", "industry-knowledge", "learning", "admin-gateway");

    private final Map<String, List<Published>> published = new HashMap<>();
    private final Map<String, List<Received>> received = new HashMap<>();
    private final Set<String> silent = new HashSet<>();
    private final Set<String> cut = new HashSet<>();
    private final Map<Integer, Published> events = new HashMap<>();
    private final Map<Integer, Topic> topics = new HashMap<>();

    static UUID id(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }

    /** Published because of another event, or of anything else with an id. */
    Traces event(int number, Topic topic, UUID cause) {
        return event(number, topic, cause, null);
    }

    /** Published by a step of a workflow that follows from an event. */
    Traces event(int number, Topic topic, UUID cause, @Nullable UUID causeEvent) {
        var at = BEGIN.plusSeconds(number);
        var event = new Published(
                id(number), topic.wireName(), topic.eventType(), AGENT, number, cause, causeEvent, at, at, 1);
        events.put(number, event);
        topics.put(number, topic);
        published.computeIfAbsent(topic.publisher(), _ -> new ArrayList<>()).add(event);
        return this;
    }

    Traces handled(int number, String... services) {
        for (var service : services) {
            received(number, service, Reception.HANDLED, List.of(), null);
        }
        return this;
    }

    Traces received(int number, String service, Reception state, List<Awaited> waitsFor, @Nullable String reason) {
        var event = events.get(number);
        received.computeIfAbsent(service, _ -> new ArrayList<>())
                .add(new Received(
                        event.eventId(),
                        event.topic(),
                        event.eventType(),
                        topics.get(number).publisher(),
                        event.aggregate(),
                        event.n(),
                        event.causationId(),
                        event.occurredAt(),
                        state,
                        event.occurredAt().plusMillis(5),
                        waitsFor,
                        reason));
        return this;
    }

    Traces silent(String service) {
        silent.add(service);
        return this;
    }

    Traces cut(String service) {
        cut.add(service);
        return this;
    }

    /** What this service answers. */
    Trace of(String service) {
        return new Trace(
                published.getOrDefault(service, List.of()).reversed(),
                received.getOrDefault(service, List.of()).reversed(),
                cut.contains(service));
    }

    List<Answer> answers() {
        return SERVICES.stream()
                .map(service -> new Answer(service, silent.contains(service) ? null : of(service)))
                .toList();
    }

    Lineage lineage(int asked) {
        return new LineageTree(id(asked), CORRELATION, answers()).lineage(BEGIN);
    }
}
