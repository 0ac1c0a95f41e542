package com.waooaw.platform.events;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Publishes to the local relay, in the shape of Pub/Sub's publish call. */
class RelayCarrier implements EventCarrier {

    private final RestClient relay;

    RelayCarrier(RestClient.Builder builder, EventsProperties.Relay properties) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build());
        requests.setReadTimeout(Duration.ofSeconds(10));
        this.relay = builder.requestFactory(requests)
                .baseUrl(properties.url())
                .defaultHeaders(headers -> headers.setBearerAuth(properties.secret()))
                .build();
    }

    @Override
    public void carry(String topic, String orderingKey, String eventId, String envelope) {
        publish(topic, List.of(message(orderingKey, eventId, envelope)));
    }

    /** As few calls as the order of each key allows; the relay takes all of a call or nothing. */
    @Override
    public Map<String, RuntimeException> carryAll(List<OutboxRow> events) {
        var stopped = new HashMap<String, RuntimeException>();
        var calls = new LinkedHashMap<String, List<OutboxRow>>();
        var topicOfKey = new HashMap<String, String>();
        for (var event : events) {
            var before = topicOfKey.put(event.orderingKey(), event.target());
            if (before != null && !before.equals(event.target())) {
                publishAll(calls, stopped);
                topicOfKey.put(event.orderingKey(), event.target());
            }
            calls.computeIfAbsent(event.target(), _ -> new ArrayList<>()).add(event);
        }
        publishAll(calls, stopped);
        return stopped;
    }

    private void publishAll(Map<String, List<OutboxRow>> calls, Map<String, RuntimeException> stopped) {
        calls.forEach((topic, events) -> {
            var open = events.stream()
                    .filter(event -> !stopped.containsKey(event.orderingKey()))
                    .toList();
            try {
                publish(
                        topic,
                        open.stream()
                                .map(event ->
                                        message(event.orderingKey(), event.id().toString(), event.payload()))
                                .toList());
            } catch (RuntimeException e) {
                open.forEach(event -> stopped.put(event.orderingKey(), e));
            }
        });
        calls.clear();
    }

    private static Map<String, Object> message(String orderingKey, String eventId, String envelope) {
        return Map.of(
                "data", Base64.getEncoder().encodeToString(envelope.getBytes(StandardCharsets.UTF_8)),
                "orderingKey", orderingKey,
                "attributes", Map.of("event_id", eventId));
    }

    private void publish(String topic, List<Map<String, Object>> messages) {
        if (messages.isEmpty()) {
            return;
        }
        relay.post()
                .uri("/topics/{topic}:publish", topic)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("messages", messages))
                .retrieve()
                .toBodilessEntity();
    }
}
