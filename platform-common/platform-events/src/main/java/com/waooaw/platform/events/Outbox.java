package com.waooaw.platform.events;

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
    private final DispatcherSignal signal;

    Outbox(JdbcClient jdbc, Clock clock, DispatcherSignal signal) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.signal = signal;
    }

    /**
     * Appends one row and wakes the dispatcher after the commit. Idempotent by {@code id}.
     *
     * @param payload JSON
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(UUID id, String kind, String orderingKey, String target, String payload) {
        jdbc.sql("""
                insert into outbox_key (ordering_key) values (:key) on conflict do nothing
                """).param("key", orderingKey).update();
        jdbc.sql("""
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
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.wake();
            }
        });
    }
}
