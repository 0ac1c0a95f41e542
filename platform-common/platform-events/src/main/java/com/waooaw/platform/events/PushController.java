package com.waooaw.platform.events;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.IntegrationEvent;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.kernel.WaooawException;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Where the carrier delivers. A 2xx acknowledges; anything else is delivered again. */
@RestController
@Hidden
class PushController {

    private static final Logger LOG = LoggerFactory.getLogger(PushController.class);

    private final Inbox inbox;
    private final EventJson json;

    PushController(Inbox inbox, EventJson json) {
        this.inbox = inbox;
        this.json = json;
    }

    @PostMapping("/events/{topic}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deliver(@PathVariable("topic") String topicName, @RequestBody JsonNode push) {
        var topic = Topic.named(topicName)
                .orElseThrow(() -> new WaooawException(EventsError.TOPIC_UNKNOWN, "no topic " + topicName));
        var event = read(topic, push);
        if (!topic.publisher().equals(event.producer())) {
            throw new WaooawException(
                    EventsError.PRODUCER_WRONG, topicName + " is published by " + topic.publisher() + " alone");
        }
        try (var _ = MDC.putCloseable("correlation_id", event.correlationId().toString())) {
            inbox.receive(topic, event);
        }
    }

    private EventEnvelope<? extends IntegrationEvent> read(Topic topic, JsonNode push) {
        try {
            var bytes =
                    Base64.getDecoder().decode(push.path("message").path("data").asString(""));
            var text = new String(bytes, StandardCharsets.UTF_8);
            requireCause(topic, json.tree(text));
            var event = json.read(topic, text);
            if (!event.eventType().equals(topic.eventType()) || event.n() < 1) {
                throw new WaooawException(EventsError.EVENT_UNREADABLE, "not an event of " + topic.wireName());
            }
            return event;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new WaooawException(EventsError.EVENT_UNREADABLE, "not an event of " + topic.wireName(), e);
        }
    }

    /** DR-002: what happened without a cause has no place in the platform, and gets an answer of its own. */
    private static void requireCause(Topic topic, JsonNode event) {
        boolean caused = event.hasNonNull("causation_id") && event.hasNonNull("correlation_id");
        if (event.hasNonNull("event_id") && !caused) {
            LOG.error("an event of {} came without a cause", topic.wireName());
            throw new WaooawException(EventsError.CAUSE_MISSING, "causation_id and correlation_id are required");
        }
    }
}
