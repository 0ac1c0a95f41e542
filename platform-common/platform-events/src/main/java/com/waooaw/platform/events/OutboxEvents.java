package com.waooaw.platform.events;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.IntegrationEvent;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.events.causal.CausalClocks;
import com.waooaw.platform.events.causal.CausalClocks.Draft;
import com.waooaw.platform.events.causal.CausalContext;
import com.waooaw.platform.events.schema.EventSchemas;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Publishes through the outbox: advances the clock, writes the row, nothing else. */
class OutboxEvents implements Events {

    private final Outbox outbox;
    private final CausalClocks clocks;
    private final EventSchemas schemas;
    private final EventJson json;
    private final Clock clock;
    private final String service;

    OutboxEvents(
            Outbox outbox, CausalClocks clocks, EventSchemas schemas, EventJson json, Clock clock, String service) {
        this.outbox = outbox;
        this.clocks = clocks;
        this.schemas = schemas;
        this.json = json;
        this.clock = clock;
        this.service = service;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID publish(IntegrationEvent event, Cause cause, @Nullable UUID customerId) {
        var topic = Topic.of(event);
        if (!topic.publisher().equals(service)) {
            throw new IllegalArgumentException(topic.wireName() + " belongs to " + topic.publisher());
        }
        var stamp = clocks.stamp(
                new Draft(
                        topic.stream(),
                        topic.eventType(),
                        event.aggregate(),
                        event.affects(),
                        event.transition(),
                        event.startsChain()),
                topic.gated() ? CausalContext.current() : CausalContext.NONE);
        var envelope = new EventEnvelope<>(
                Ids.next(clock),
                topic.eventType(),
                topic.version(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                service,
                cause.causationId(),
                cause.correlationId(),
                event.aggregate(),
                stamp.affects(),
                stamp.n(),
                stamp.clock(),
                stamp.ancestors(),
                event.orderingKey(),
                customerId == null ? null : new EventEnvelope.Tenant(customerId),
                event);
        var text = json.write(envelope);
        var violations = schemas.check(topic, text);
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException("not an event of " + topic.wireName() + ": " + violations);
        }
        outbox.append(envelope, EventSender.KIND, topic.wireName(), text);
        return envelope.eventId();
    }
}
