package com.waooaw.carriers;

import com.waooaw.local.http.Json;
import com.waooaw.local.http.SmallServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * One delivery, as a service sees it.
 *
 * @param service whose it is
 * @param dead whether it came as a dead letter
 */
record Pushed(
        String topic,
        String service,
        boolean dead,
        String eventId,
        String envelope,
        Map<String, String> attributes,
        Map<String, String> headers) {

    static Pushed of(SmallServer.Asked asked, boolean dead) {
        var push = Json.read(asked.body());
        var message = push.path("message");
        // projects/P/subscriptions/TOPIC.SERVICE, with .dead where it was given up
        var subscription = push.path("subscription").asString();
        var names = subscription.substring(subscription.lastIndexOf('/') + 1).split("\\.", -1);
        var attributes = new TreeMap<String, String>();
        message.path("attributes")
                .properties()
                .forEach(one -> attributes.put(one.getKey(), one.getValue().asString()));
        return new Pushed(
                asked.variables().getFirst(),
                names[1],
                dead,
                attributes.getOrDefault("event_id", ""),
                new String(Base64.getDecoder().decode(message.path("data").asString()), StandardCharsets.UTF_8),
                attributes,
                asked.headers());
    }
}
