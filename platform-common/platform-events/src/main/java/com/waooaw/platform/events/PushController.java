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
        if (event.causationId() == null || event.correlationId() == null) {
            LOG.error("an event of {} came without a cause", topicName);
            throw new WaooawException(EventsError.CAUSE_MISSING, "causation_id and correlation_id are required");
        }
        if (!topic.publisher().equals(event.producer())) {
            throw new WaooawException(
                    EventsError.PRODUCER_WRONG, topicName + " is published by " + topic.publisher() + " alone");
        }
        try (var _ = MDC.putCloseable("correlation_id", event.correlationId().toString())) {
            inbox.receive(topic, event);
        }
    }

    private EventEnvelope<? extends IntegrationEvent> read(Topic topic, JsonNode push) {
        var data = push.path("message").path("data");
        try {
            var bytes = Base64.getDecoder().decode(data.asString(""));
            return json.read(topic, new String(bytes, StandardCharsets.UTF_8));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new WaooawException(EventsError.EVENT_UNREADABLE, "not an event of " + topic.wireName(), e);
        }
    }
}
