package com.waooaw.platform.events;

import com.waooaw.contracts.Topic;
import com.waooaw.platform.events.causal.CausalInbox.Verdict;
import com.waooaw.platform.events.causal.Refusal;
import com.waooaw.platform.kernel.WaooawException;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Where the carrier delivers. A 2xx acknowledges: handled, kept until its cause comes, here before, or settled as a dead
 * letter. Anything else is delivered again.
 */
@RestController
@Hidden
class PushController {

    private final EventReceiver receiver;

    PushController(EventReceiver receiver) {
        this.receiver = receiver;
    }

    /** Why an event was acknowledged without effect. */
    record Refused(String outcome, String code, String detail) {}

    @PostMapping("/events/{topic}")
    ResponseEntity<Object> deliver(@PathVariable("topic") String topicName, @RequestBody JsonNode push) {
        return take(topicName, push);
    }

    /** What a carrier gave up delivering: the last chance to handle it, and the one place that keeps it if not. */
    @PostMapping("/events/{topic}/dead-letters")
    ResponseEntity<Object> deliverDead(@PathVariable("topic") String topicName, @RequestBody JsonNode push) {
        return take(topicName, push);
    }

    private ResponseEntity<Object> take(String topicName, JsonNode push) {
        var topic = Topic.named(topicName)
                .orElseThrow(() -> new WaooawException(EventsError.TOPIC_UNKNOWN, "no topic " + topicName));
        var receipt = receiver.receive(topic, text(topic, push));
        var refusal = receipt.refusal();
        return refusal == null || receipt.verdict() == Verdict.DUPLICATE
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(HttpStatus.OK).body(body(refusal));
    }

    private static Refused body(Refusal refusal) {
        var code =
                switch (refusal.reason()) {
                    case CAUSE_MISSING -> EventsError.CAUSE_MISSING;
                    case PRODUCER_WRONG -> EventsError.PRODUCER_WRONG;
                    case SCHEMA_VIOLATION, ATTEMPTS_EXHAUSTED, LOOP, POSITION_TAKEN, GONE ->
                        EventsError.EVENT_UNREADABLE;
                };
        return new Refused(
                "dead_letter", code.id(), refusal.reason().name().toLowerCase(Locale.ROOT) + ": " + refusal.detail());
    }

    private static String text(Topic topic, JsonNode push) {
        try {
            var data = push.path("message").path("data");
            if (data.isString() && !data.asString().isEmpty()) {
                return new String(Base64.getDecoder().decode(data.asString()), StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException e) {
            throw new WaooawException(EventsError.EVENT_UNREADABLE, "not a delivery of " + topic.wireName(), e);
        }
        throw new WaooawException(EventsError.EVENT_UNREADABLE, "not a delivery of " + topic.wireName());
    }
}
