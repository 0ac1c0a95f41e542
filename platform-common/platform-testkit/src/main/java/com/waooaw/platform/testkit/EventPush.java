package com.waooaw.platform.testkit;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.IntegrationEvent;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.events.EventJson;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Delivers events to the service under test, as the carrier does. */
public final class EventPush {

    /** Of all tests of this process: they share a database. */
    private static final Map<String, Long> NUMBERS = new ConcurrentHashMap<>();

    private final RestTestClient client;
    private final EventJson json = new EventJson();

    EventPush(RestTestClient client) {
        this.client = client;
    }

    /** Delivers the next event its topic's publisher has about the aggregate; returns its id. */
    public UUID deliver(IntegrationEvent event, Cause cause, @Nullable UUID customerId) {
        var envelope = next(event, cause, customerId);
        deliver(envelope);
        return envelope.eventId();
    }

    /** The next event its topic's publisher has about the aggregate, to be delivered when a test wants it. */
    public EventEnvelope<IntegrationEvent> next(IntegrationEvent event, Cause cause, @Nullable UUID customerId) {
        var topic = Topic.of(event);
        long n = NUMBERS.merge(topic.stream() + " " + event.aggregate(), 1L, Long::sum);
        return new EventEnvelope<>(
                Ids.next(TestTime.clock()),
                topic.eventType(),
                topic.version(),
                TestTime.clock().instant(),
                topic.publisher(),
                cause.causationId(),
                cause.correlationId(),
                event.aggregate(),
                event.affects().stream()
                        .map(a -> new EventEnvelope.Affected(a.type(), a.id(), n, Map.of(topic.stream(), n)))
                        .toList(),
                n,
                Map.of(topic.stream(), n),
                List.of(),
                event.orderingKey(),
                customerId == null ? null : new EventEnvelope.Tenant(customerId),
                event);
    }

    /** Delivers an envelope as it is; a second time is a redelivery. */
    public void deliver(EventEnvelope<?> envelope) {
        var topic = Topic.of(envelope.payload());
        send(topic.wireName(), json.write(envelope), TestTokens.push())
                .expectStatus()
                .isNoContent();
    }

    /** Posts any text as an event, for tests of bad deliveries. */
    public RestTestClient.ResponseSpec send(String topic, String envelopeJson, String token) {
        var data = Base64.getEncoder().encodeToString(envelopeJson.getBytes(StandardCharsets.UTF_8));
        return client.post()
                .uri("/events/{topic}", topic)
                .headers(h -> h.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "message", Map.of("data", data, "messageId", "1", "attributes", Map.of()), "subscription", "t"))
                .exchange();
    }
}
