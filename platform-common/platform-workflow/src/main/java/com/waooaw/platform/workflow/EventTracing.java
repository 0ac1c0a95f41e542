package com.waooaw.platform.workflow;

import com.waooaw.activities.platform.EventTraceActivities;
import com.waooaw.platform.events.EventTraces;
import io.temporal.spring.boot.ActivityImpl;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says what this service knows of a chain of events. */
@ActivityImpl(taskQueues = "${waooaw.task-queue}")
class EventTracing implements EventTraceActivities {

    private final EventTraces traces;

    EventTracing(EventTraces traces) {
        this.traces = traces;
    }

    @Override
    public @Nullable UUID correlationOf(UUID eventId) {
        return traces.correlationOf(eventId).orElse(null);
    }

    @Override
    public Trace ofCorrelation(UUID correlationId, UUID asked) {
        // one more than fits tells whether there is more
        var published = traces.published(correlationId, asked, MOST + 1);
        var received = traces.received(correlationId, asked, MOST + 1);
        return new Trace(
                published.stream().limit(MOST).map(EventTracing::of).toList(),
                received.stream().limit(MOST).map(EventTracing::of).toList(),
                published.size() > MOST || received.size() > MOST);
    }

    private static Published of(EventTraces.Published event) {
        return new Published(
                event.eventId(),
                event.topic(),
                event.eventType(),
                event.aggregate(),
                event.n(),
                event.causationId(),
                event.causeEvent(),
                event.occurredAt(),
                event.sentAt(),
                event.attempts());
    }

    private static Received of(EventTraces.Received event) {
        return new Received(
                event.eventId(),
                event.topic(),
                event.eventType(),
                event.producer(),
                event.aggregate(),
                event.n(),
                event.causationId(),
                event.occurredAt(),
                Reception.valueOf(event.outcome().toUpperCase(Locale.ROOT)),
                event.at(),
                event.waitsFor().stream()
                        .map(place -> new Awaited(place.stream(), place.aggregate(), place.n()))
                        .toList(),
                event.reason());
    }
}
