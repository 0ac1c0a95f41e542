package com.waooaw.platform.testkit;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.IntegrationEvent;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.events.EventCarrier;
import com.waooaw.platform.events.EventJson;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a service published, for a test to read; delivers nothing. */
public final class RecordingCarrier implements EventCarrier {

    private final EventJson json = new EventJson();
    private final List<Carried> carried = new CopyOnWriteArrayList<>();

    /** One event handed over. */
    public record Carried(String topic, String orderingKey, EventEnvelope<? extends IntegrationEvent> envelope) {}

    @Override
    public void carry(String topic, String orderingKey, String eventId, String envelope) {
        var event = json.read(Topic.named(topic).orElseThrow(), envelope);
        if (carried.stream().noneMatch(c -> c.envelope().eventId().equals(event.eventId()))) {
            carried.add(new Carried(topic, orderingKey, event));
        }
    }

    /** Everything so far, oldest first. */
    public List<Carried> carried() {
        return List.copyOf(carried);
    }

    /** The payloads of one type so far, oldest first. */
    public <T extends IntegrationEvent> List<T> payloads(Class<T> type) {
        return carried.stream()
                .map(c -> c.envelope().payload())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
