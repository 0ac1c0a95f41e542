package com.waooaw.platform.events;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.events.causal.CausalEvent;
import com.waooaw.platform.events.causal.CausalEvent.Claim;
import com.waooaw.platform.events.causal.CausalEvent.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes of an envelope what the gate needs of it. */
final class ReceivedEvent {

    private ReceivedEvent() {}

    static CausalEvent of(Topic topic, EventEnvelope<?> event, String envelope) {
        var places = new ArrayList<Place>();
        places.add(new Place(event.aggregate(), event.n(), event.vectorClock()));
        event.affects().forEach(of -> places.add(new Place(of.aggregate(), of.n(), of.vectorClock())));
        var tenant = event.tenant();
        var precedence = event.payload().precedence();
        return new CausalEvent(
                event.eventId(),
                topic.wireName(),
                event.eventType(),
                event.producer(),
                topic.gated(),
                places,
                event.ancestors(),
                event.correlationId(),
                event.causationId(),
                event.occurredAt(),
                precedence == null ? null : new Claim(precedence, topic.kind() == Topic.Kind.STATE),
                tenant == null ? null : tenant.customerId(),
                envelope);
    }

    /**
     * What can be said of an event that is not what it should be: enough to give up its place in the order, where it
     * tells one.
     */
    static Optional<CausalEvent> salvaged(Topic topic, JsonNode event, String envelope, Instant now) {
        var id = uuid(event.path("event_id"));
        var places = new ArrayList<Place>();
        if (id == null || !addPlace(places, event.path("aggregate"), event.path("n"), event.path("vector_clock"))) {
            return Optional.empty();
        }
        for (var affected : event.path("affects")) {
            if (!addPlace(places, affected, affected.path("n"), affected.path("vector_clock"))) {
                return Optional.empty();
            }
        }
        var correlation = uuid(event.path("correlation_id"));
        var causation = uuid(event.path("causation_id"));
        return Optional.of(new CausalEvent(
                id,
                topic.wireName(),
                topic.eventType(),
                topic.publisher(),
                topic.gated(),
                places,
                List.of(),
                correlation == null ? id : correlation,
                causation == null ? id : causation,
                now,
                null,
                null,
                envelope));
    }

    private static boolean addPlace(List<Place> places, JsonNode aggregate, JsonNode n, JsonNode clock) {
        var type = aggregate.path("type");
        var id = aggregate.path("id");
        if (!isName(type) || !isName(id) || !n.isIntegralNumber() || !n.canConvertToLong() || n.asLong() < 1) {
            return false;
        }
        var numbers = new HashMap<String, Long>();
        for (var entry : clock.properties()) {
            if (entry.getValue().isIntegralNumber() && entry.getValue().canConvertToLong()) {
                numbers.put(entry.getKey(), entry.getValue().asLong());
            }
        }
        places.add(new Place(new AggregateRef(type.asString(), id.asString()), n.asLong(), Map.copyOf(numbers)));
        return true;
    }

    private static boolean isName(JsonNode node) {
        return node.isString()
                && !node.asString().isBlank()
                && node.asString().length() <= 200
                && node.asString().indexOf('\0') < 0;
    }

    static @Nullable UUID uuid(JsonNode node) {
        try {
            return node.isString() ? UUID.fromString(node.asString()) : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
