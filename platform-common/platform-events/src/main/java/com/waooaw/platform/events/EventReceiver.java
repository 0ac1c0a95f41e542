package com.waooaw.platform.events;

import com.waooaw.contracts.Topic;
import com.waooaw.platform.events.causal.CausalEvent;
import com.waooaw.platform.events.causal.CausalInbox;
import com.waooaw.platform.events.causal.CausalInbox.Verdict;
import com.waooaw.platform.events.causal.Position;
import com.waooaw.platform.events.causal.Refusal;
import com.waooaw.platform.events.causal.Refusal.Reason;
import com.waooaw.platform.events.schema.EventSchemas;
import com.waooaw.platform.events.schema.SchemaViolation;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Takes what a carrier delivers, or a producer is asked for. What is not an event of its topic becomes a dead letter at
 * once: to deliver it again would change nothing, and what is behind it must go on.
 */
class EventReceiver {

    private final CausalInbox inbox;
    private final DeadLetters deadLetters;
    private final HandledEvents handled;
    private final EventSchemas schemas;
    private final EventJson json;
    private final Clock clock;

    EventReceiver(
            CausalInbox inbox,
            DeadLetters deadLetters,
            HandledEvents handled,
            EventSchemas schemas,
            EventJson json,
            Clock clock) {
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.handled = handled;
        this.schemas = schemas;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What became of it.
     *
     * @param refusal why it was refused, where it was
     * @param isDecided whether the inbox knows of it
     */
    record Receipt(Verdict verdict, @Nullable Refusal refusal, boolean isDecided) {

        static final Receipt DUPLICATE = new Receipt(Verdict.DUPLICATE, null);

        Receipt(Verdict verdict, @Nullable Refusal refusal) {
            this(verdict, refusal, verdict != Verdict.HELD);
        }
    }

    /**
     * Takes an event a carrier delivered, which may have delivered it before.
     *
     * @throws RuntimeException if it was not taken and shall come again
     */
    Receipt receive(Topic topic, String envelope) {
        return read(topic, envelope, true, List.of());
    }

    /**
     * Takes an event its producer was asked for, because it is missing here.
     *
     * @param gone the numbers right before it that it stands in for
     * @throws RuntimeException if it was not taken
     */
    Receipt receiveMissing(Topic topic, String envelope, List<Position> gone) {
        return read(topic, envelope, false, gone);
    }

    private Receipt read(Topic topic, String envelope, boolean shortcut, List<Position> gone) {
        JsonNode tree;
        try {
            tree = json.tree(envelope);
        } catch (JacksonException e) {
            return unreadable(topic, envelope, violation(topic, envelope));
        }
        // one that counts for several aggregates may have to move the clock of one of them when it comes again
        var id = tree.path("affects").isEmpty() ? ReceivedEvent.uuid(tree.path("event_id")) : null;
        if (shortcut && id != null && handled.holds(id)) {
            return Receipt.DUPLICATE;
        }
        var receipt = take(topic, tree, envelope, gone);
        if (id != null && receipt.isDecided()) {
            handled.remember(id);
        }
        return receipt;
    }

    private Receipt take(Topic topic, JsonNode tree, String envelope, List<Position> gone) {
        var refusal = refusal(topic, tree, envelope);
        if (refusal != null) {
            gone.forEach(position -> inbox.giveUp(position, () -> {}));
            return refused(topic, tree, envelope, refusal);
        }
        var event = json.read(topic, envelope);
        return new Receipt(inbox.receive(ReceivedEvent.of(topic, event, envelope), gone), null);
    }

    private @Nullable Refusal refusal(Topic topic, JsonNode event, String envelope) {
        var producer = event.path("producer");
        if (producer.isString() && !producer.asString().equals(topic.publisher())) {
            return new Refusal(
                    Reason.PRODUCER_WRONG, topic.wireName() + " is published by " + topic.publisher() + " alone");
        }
        boolean caused = event.hasNonNull("causation_id") && event.hasNonNull("correlation_id");
        if (event.hasNonNull("event_id") && !caused) {
            return new Refusal(Reason.CAUSE_MISSING, "causation_id and correlation_id are required");
        }
        return schemas.check(topic, envelope).isEmpty() ? null : violation(topic, envelope);
    }

    private Refusal violation(Topic topic, String envelope) {
        var violations = schemas.check(topic, envelope).stream()
                .map(SchemaViolation::toString)
                .toList();
        return new Refusal(Reason.SCHEMA_VIOLATION, "from " + topic.publisher() + ": " + String.join("; ", violations));
    }

    private Receipt refused(Topic topic, JsonNode tree, String envelope, Refusal refusal) {
        // whoever lies about who he is gives up nobody else's place
        var salvaged = refusal.reason() == Reason.PRODUCER_WRONG
                ? Optional.<CausalEvent>empty()
                : ReceivedEvent.salvaged(topic, tree, envelope, clock.instant());
        return salvaged.map(event -> new Receipt(inbox.refuse(event, refusal), refusal))
                .orElseGet(() -> unreadable(topic, envelope, refusal));
    }

    /** Under an id of its own: the one it names may be that of an event that can still come. */
    private Receipt unreadable(Topic topic, String envelope, Refusal refusal) {
        var id = UUID.nameUUIDFromBytes((topic.wireName() + " " + envelope).getBytes(StandardCharsets.UTF_8));
        deadLetters.keepUnreadable(id, topic, envelope, refusal);
        return new Receipt(Verdict.DEAD, refusal, false);
    }
}
