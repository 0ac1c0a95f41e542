package com.waooaw.platform.events;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
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
        var data = Base64.getEncoder().encodeToString(envelope.getBytes(StandardCharsets.UTF_8));
        relay.post()
                .uri("/topics/{topic}:publish", topic)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "messages",
                        List.of(Map.of(
                                "data", data, "orderingKey", orderingKey, "attributes", Map.of("event_id", eventId)))))
                .retrieve()
                .toBodilessEntity();
    }
}
