package com.waooaw.platform.events;

import com.waooaw.contracts.EventEnvelope;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Remembers, in the caller's transaction, what is to be sent after the commit. */
public class Outbox {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Runnable wake;

    Outbox(JdbcClient jdbc, Clock clock, Runnable wake) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.wake = wake;
    }

    /** Appends an event with its place in the order, so that it can be found by that. */
    @Transactional(propagation = Propagation.MANDATORY)
    void append(EventEnvelope<?> event, String kind, String topic, String payload) {
        jdbc.sql("""
                with key as (insert into outbox_key (ordering_key) values (:key) on conflict do nothing)
                insert into outbox (id, kind, ordering_key, target, payload, created_at,
                                    aggregate_type, aggregate_id, n, event_type, correlation_id, causation_id)
                values (:id, :kind, :key, :target, :payload::jsonb, :now, :aggregateType, :aggregateId, :n, :type,
                        :correlation, :causation)
                """)
                .param("id", event.eventId())
                .param("kind", kind)
                .param("key", event.orderingKey())
                .param("target", topic)
                .param("payload", payload)
                .param("now", OffsetDateTime.now(clock))
                .param("aggregateType", event.aggregate().type())
                .param("aggregateId", event.aggregate().id())
                .param("n", event.n())
                .param("type", event.eventType())
                .param("correlation", event.correlationId())
                .param("causation", event.causationId())
                .update();
        event.affects()
                .forEach(affected -> jdbc.sql("""
                insert into outbox_affects (topic, aggregate_type, aggregate_id, n, event_id)
                values (:topic, :type, :id, :n, :event)
                """)
                        .param("topic", topic)
                        .param("type", affected.type())
                        .param("id", affected.id())
                        .param("n", affected.n())
                        .param("event", event.eventId())
                        .update());
        wakeAfterCommit();
    }

    /**
     * Appends one row and tells the dispatcher after the commit, wherever it runs. Idempotent by {@code id}.
     *
     * @param payload JSON
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(UUID id, String kind, String orderingKey, String target, String payload) {
        jdbc.sql("""
                with key as (insert into outbox_key (ordering_key) values (:key) on conflict do nothing)
                insert into outbox (id, kind, ordering_key, target, payload, created_at)
                values (:id, :kind, :key, :target, :payload::jsonb, :now)
                on conflict (id) do nothing
                """)
                .param("id", id)
                .param("kind", kind)
                .param("key", orderingKey)
                .param("target", target)
                .param("payload", payload)
                .param("now", OffsetDateTime.now(clock))
                .update();
        wakeAfterCommit();
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake.run();
            }
        });
    }
}
