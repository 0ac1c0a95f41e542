package com.waooaw.platform.events;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.EventEnvelope.Affected;
import com.waooaw.contracts.EventEnvelope.Ancestor;
import com.waooaw.contracts.IntegrationEvent;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Publishes through the outbox: advances the clock, writes the row, nothing else. */
class OutboxEvents implements Events {

    private final Outbox outbox;
    private final StreamClocks clocks;
    private final EventJson json;
    private final Clock clock;
    private final String service;

    OutboxEvents(Outbox outbox, StreamClocks clocks, EventJson json, Clock clock, String service) {
        this.outbox = outbox;
        this.clocks = clocks;
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
        var aggregate = event.aggregate();
        var touched = new ArrayList<>(event.affects());
        touched.add(aggregate);
        clocks.lock(touched);
        long n = clocks.next(aggregate, topic.stream());
        var envelope = new EventEnvelope<>(
                Ids.next(clock),
                topic.eventType(),
                topic.version(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                service,
                cause.causationId(),
                cause.correlationId(),
                aggregate,
                affected(event, topic),
                n,
                clocks.known(aggregate),
                ancestors(),
                event.orderingKey(),
                customerId == null ? null : new EventEnvelope.Tenant(customerId),
                event);
        outbox.append(
                envelope.eventId(), EventSender.KIND, event.orderingKey(), topic.wireName(), json.write(envelope));
        return envelope.eventId();
    }

    /** A clock for each of what else it touches; the caller holds their locks. */
    private List<Affected> affected(IntegrationEvent event, Topic topic) {
        return event.affects().stream()
                .map(about ->
                        new Affected(about.type(), about.id(), clocks.next(about, topic.stream()), clocks.known(about)))
                .toList();
    }

    /** Inside a handler: the ancestors of what is handled, and it. */
    private static List<Ancestor> ancestors() {
        if (!Inbox.HANDLING.isBound()) {
            return List.of();
        }
        var handled = Inbox.HANDLING.get();
        var ancestors = new ArrayList<>(handled.ancestors());
        ancestors.add(new Ancestor(
                handled.eventId(),
                handled.eventType(),
                Inbox.streamOf(handled),
                handled.aggregate(),
                handled.n(),
                handled.payload().transition()));
        return ancestors;
    }
}
