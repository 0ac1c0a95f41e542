package com.waooaw.local.relay;

import com.waooaw.local.http.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Posts the push envelope of Pub/Sub to a subscriber. */
class PushSender implements AutoCloseable {

    /** Statuses Pub/Sub takes for an acknowledgement. */
    private static final Set<Integer> ACKNOWLEDGED = Set.of(102, 200, 201, 202, 204);

    private static final String PROJECT = "local";

    private final HttpClient http;
    private final Function<String, URI> addresses;
    private final Supplier<String> token;
    private final Duration ackDeadline;

    /** Sends to the address of each subscriber, with a fresh token. */
    PushSender(Function<String, URI> addresses, Supplier<String> token, Duration ackDeadline) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        this.addresses = addresses;
        this.token = token;
        this.ackDeadline = ackDeadline;
    }

    Outcome send(Delivery delivery) {
        var subscription = subscription(delivery);
        return post(
                delivery,
                "/events/" + delivery.topic(),
                envelope(delivery, Json.read(delivery.attributes()), subscription, delivery.attempts() + 1));
    }

    /** Offers what was given up, with the attributes Pub/Sub adds to it. */
    Outcome sendDead(DeadLetter letter) {
        var delivery = letter.delivery();
        var attributes = (ObjectNode) Json.read(delivery.attributes());
        attributes.put("CloudPubSubDeadLetterSourceDeliveryCount", Integer.toString(delivery.attempts()));
        attributes.put("CloudPubSubDeadLetterSourceSubscription", delivery.topic() + "." + delivery.subscriber());
        attributes.put("CloudPubSubDeadLetterSourceSubscriptionProject", PROJECT);
        attributes.put(
                "CloudPubSubDeadLetterSourceTopicPublishTime",
                delivery.publishedAt().toString());
        return post(
                delivery,
                "/events/" + delivery.topic() + "/dead-letters",
                envelope(delivery, attributes, subscription(delivery) + ".dead", letter.offers() + 1));
    }

    private Outcome post(Delivery delivery, String path, Map<String, Object> envelope) {
        var request = HttpRequest.newBuilder(
                        addresses.apply(delivery.subscriber()).resolve(path))
                .timeout(ackDeadline)
                .header("Authorization", "Bearer " + token.get())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(envelope)))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (ACKNOWLEDGED.contains(response.statusCode())) {
                return new Outcome.Acknowledged();
            }
            var body = response.body();
            return new Outcome.Failed(response.statusCode() + " " + body.substring(0, Math.min(body.length(), 500)));
        } catch (ConnectException e) {
            return new Outcome.NobodyThere("nobody listens");
        } catch (IOException e) {
            return new Outcome.Failed(String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.NobodyThere("the relay is stopping");
        }
    }

    private static String subscription(Delivery delivery) {
        return delivery.topic() + "." + delivery.subscriber();
    }

    private static Map<String, Object> envelope(
            Delivery delivery, JsonNode attributes, String subscription, int attempt) {
        var id = Long.toString(delivery.messageId());
        var published = delivery.publishedAt().toString();
        var message = new LinkedHashMap<String, Object>();
        message.put("data", delivery.data());
        message.put("attributes", attributes);
        // Pub/Sub writes both spellings
        message.put("messageId", id);
        message.put("message_id", id);
        message.put("publishTime", published);
        message.put("publish_time", published);
        message.put("orderingKey", delivery.orderingKey());
        return Map.of(
                "message",
                message,
                "subscription",
                "projects/" + PROJECT + "/subscriptions/" + subscription,
                "deliveryAttempt",
                attempt);
    }

    /** Whether the text is base64 of at least one byte: what Pub/Sub takes as the data of a message. */
    static boolean isBase64(String data) {
        try {
            return Base64.getDecoder().decode(data).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** How a delivery went. */
    sealed interface Outcome {
        /** The subscriber has it. */
        record Acknowledged() implements Outcome {}

        /** The subscriber is not running: no attempt of it. */
        record NobodyThere(String why) implements Outcome {}

        /** The subscriber would not or could not take it. */
        record Failed(String why) implements Outcome {}
    }
}
