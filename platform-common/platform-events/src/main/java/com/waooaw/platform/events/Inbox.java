package com.waooaw.platform.events;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.IntegrationEvent;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.database.Tenancy;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets each event have its effect once: the inbox row and the handlers' writes are one transaction. */
class Inbox {

    /** The event being handled in this scope; what is published inside follows from it. */
    static final ScopedValue<EventEnvelope<?>> HANDLING = ScopedValue.newInstance();

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final StreamClocks clocks;
    private final Clock clock;
    private final List<EventHandler<?>> handlers;

    Inbox(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            StreamClocks clocks,
            Clock clock,
            List<EventHandler<?>> handlers) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clocks = clocks;
        this.clock = clock;
        this.handlers = List.copyOf(handlers);
    }

    /** Handles an event that has not been handled yet; whether it was the first time. */
    boolean receive(Topic topic, EventEnvelope<? extends IntegrationEvent> event) {
        var tenant = event.tenant();
        return ScopedValue.where(HANDLING, event)
                .call(() -> Tenancy.call(
                        tenant == null ? null : tenant.customerId(),
                        () -> Boolean.TRUE.equals(transaction.execute(_ -> handle(topic, event)))));
    }

    private boolean handle(Topic topic, EventEnvelope<? extends IntegrationEvent> event) {
        if (!insert(topic, event)) {
            LOG.debug("{} {} was handled before", event.eventType(), event.eventId());
            return false;
        }
        if (topic.gated()) {
            clocks.delivered(event.aggregate(), topic.stream(), event.n(), event.vectorClock());
        }
        for (var handler : handlers) {
            if (handler.topic() == topic) {
                dispatch(handler, event);
            }
        }
        LOG.info("handled {} {} of {}", event.eventType(), event.eventId(), event.aggregate());
        return true;
    }

    /** The topic has told the payload's type, and the handler's topic is the same. */
    @SuppressWarnings("unchecked")
    private static <T extends IntegrationEvent> void dispatch(
            EventHandler<T> handler, EventEnvelope<? extends IntegrationEvent> event) {
        handler.on((EventEnvelope<T>) event);
    }

    private boolean insert(Topic topic, EventEnvelope<?> event) {
        return jdbc.sql("""
                insert into inbox (event_id, topic, event_type, producer, aggregate_type, aggregate_id, n,
                                   correlation_id, causation_id, occurred_at, received_at)
                values (:id, :topic, :type, :producer, :aggregateType, :aggregateId, :n,
                        :correlation, :causation, :occurredAt, :receivedAt)
                on conflict (event_id) do nothing
                """)
                        .param("id", event.eventId())
                        .param("topic", topic.wireName())
                        .param("type", event.eventType())
                        .param("producer", event.producer())
                        .param("aggregateType", event.aggregate().type())
                        .param("aggregateId", event.aggregate().id())
                        .param("n", event.n())
                        .param("correlation", event.correlationId())
                        .param("causation", event.causationId())
                        .param("occurredAt", event.occurredAt().atOffset(java.time.ZoneOffset.UTC))
                        .param("receivedAt", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    static String streamOf(EventEnvelope<? extends IntegrationEvent> event) {
        return Topic.of(event.payload()).stream();
    }
}
