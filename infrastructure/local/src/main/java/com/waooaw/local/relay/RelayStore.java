package com.waooaw.local.relay;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The relay's memory: what was published, and who has it. */
class RelayStore {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    RelayStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** Stores messages for their receivers, all or none. Returns their ids. */
    List<Long> store(String topic, List<Published> messages, List<String> receivers, Instant now) {
        return java.util.Objects.requireNonNull(transaction.execute(_ -> {
            var ids = new ArrayList<Long>();
            for (var message : messages) {
                ids.add(store(topic, message, receivers, now));
            }
            return ids;
        }));
    }

    private long store(String topic, Published message, List<String> receivers, Instant now) {
        long id = jdbc.sql("""
                        insert into relay.message (topic, data, attributes, ordering_key, published_at)
                        values (:topic, :data, :attributes::jsonb, :key, :now)
                        returning id
                        """)
                .param("topic", topic)
                .param("data", message.data())
                .param("attributes", message.attributes())
                .param("key", message.orderingKey())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        // without a key there is no order to keep: a key of its own
        var key = message.orderingKey().isEmpty() ? "message:" + id : message.orderingKey();
        for (var receiver : receivers) {
            jdbc.sql("""
                    insert into relay.delivery (subscriber, message_id, ordering_key, state, next_attempt_at)
                    values (:subscriber, :id, :key, 'PENDING', :now)
                    """)
                    .param("subscriber", receiver)
                    .param("id", id)
                    .param("key", key)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
        return id;
    }

    /** The oldest pending delivery of each ordering key. */
    List<Delivery> heads(String subscriber) {
        return jdbc.sql("""
                        select distinct on (d.ordering_key)
                               d.message_id, d.ordering_key, d.attempts, d.next_attempt_at,
                               m.topic, m.data, m.attributes::text as attributes, m.published_at
                        from relay.delivery d join relay.message m on m.id = d.message_id
                        where d.subscriber = :subscriber and d.state = 'PENDING'
                        order by d.ordering_key, d.message_id
                        """)
                .param("subscriber", subscriber)
                .query((rows, _) -> new Delivery(
                        subscriber,
                        rows.getLong("message_id"),
                        rows.getString("ordering_key"),
                        rows.getInt("attempts"),
                        rows.getObject("next_attempt_at", java.time.OffsetDateTime.class)
                                .toInstant(),
                        rows.getString("topic"),
                        rows.getString("data"),
                        rows.getString("attributes"),
                        rows.getObject("published_at", java.time.OffsetDateTime.class)
                                .toInstant()))
                .list();
    }

    /**
     * Counts an attempt before it is made. Returns false where the delivery was settled or tried after it was read: what
     * was read is out of date then, and sending it would repeat it.
     */
    boolean attempt(Delivery delivery) {
        return jdbc.sql("""
                        update relay.delivery set attempts = attempts + 1
                        where subscriber = :subscriber and message_id = :message and state = 'PENDING'
                          and attempts = :attempts and next_attempt_at = :due
                        """)
                        .param("subscriber", delivery.subscriber())
                        .param("message", delivery.messageId())
                        .param("attempts", delivery.attempts())
                        .param("due", delivery.nextAttemptAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void delivered(Delivery delivery, Instant now) {
        update(
                delivery,
                "state = 'DELIVERED', last_error = null, settled_at = :at",
                Optional.of(now),
                Optional.empty());
    }

    void retryAt(Delivery delivery, Instant at, String error) {
        update(delivery, "next_attempt_at = :at, last_error = :error", Optional.of(at), Optional.of(error));
    }

    /** Nobody was there to receive it: that was no attempt. */
    void notThereRetryAt(Delivery delivery, Instant at, String error) {
        update(
                delivery,
                "attempts = attempts - 1, next_attempt_at = :at, last_error = :error",
                Optional.of(at),
                Optional.of(error));
    }

    void dead(Delivery delivery, Instant now, String error) {
        update(delivery, "state = 'DEAD', settled_at = :at, last_error = :error", Optional.of(now), Optional.of(error));
    }

    private void update(Delivery delivery, String change, Optional<Instant> at, Optional<String> error) {
        var statement = jdbc.sql("update relay.delivery set " + change
                        + " where subscriber = :subscriber and message_id = :message and state = 'PENDING'")
                .param("subscriber", delivery.subscriber())
                .param("message", delivery.messageId());
        at.ifPresent(instant -> statement.param("at", instant.atOffset(ZoneOffset.UTC)));
        error.ifPresent(text -> statement.param("error", text));
        statement.update();
    }

    /** How many deliveries of a subscriber are in this state. */
    long count(String subscriber, String state) {
        return jdbc.sql("select count(*) from relay.delivery where subscriber = :subscriber and state = :state")
                .param("subscriber", subscriber)
                .param("state", state)
                .query(Long.class)
                .single();
    }

    /** Forgets what was settled long ago. */
    void purge(Instant now, Duration keepDelivered, Duration keepDead) {
        jdbc.sql("""
                delete from relay.message m
                where not exists (
                    select from relay.delivery d
                    where d.message_id = m.id
                      and (d.state = 'PENDING'
                           or d.state = 'DELIVERED' and d.settled_at > :delivered
                           or d.state = 'DEAD' and d.settled_at > :dead))
                  and m.published_at < :delivered
                """)
                .param("delivered", now.minus(keepDelivered).atOffset(ZoneOffset.UTC))
                .param("dead", now.minus(keepDead).atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * A message as a service published it.
     *
     * @param data base64 of the envelope
     * @param attributes JSON object
     * @param orderingKey empty where order does not matter
     */
    record Published(String data, String attributes, String orderingKey) {}
}
