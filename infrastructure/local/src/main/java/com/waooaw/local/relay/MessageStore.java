package com.waooaw.local.relay;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was published, for whom. */
class MessageStore {

    private final JdbcClient jdbc;

    MessageStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Stores messages for their receivers, all or none: one statement, one commit. Returns their ids, in order.
     *
     * <p>It locks the row of each key, also where that is there already: whoever gives a key back either sees what is
     * stored here or leaves the row to be made again.
     */
    List<Long> store(String topic, List<Published> messages, List<String> receivers, Instant now) {
        return jdbc.sql("""
                        with given as materialized (
                            select nextval('relay.message_id_seq') as id, g.data, g.attributes, g.key
                            from (
                                select data, attributes, key
                                from unnest(:data::text[], :attributes::text[], :keys::text[])
                                    with ordinality as t(data, attributes, key, n)
                                order by n) g),
                        sent as (
                            -- without a key there is no order to keep: a key of its own
                            select r.subscriber, g.id, coalesce(nullif(g.key, ''), 'message:' || g.id) as key
                            from given g cross join unnest(:receivers::text[]) as r(subscriber)),
                        messages as (
                            insert into relay.message (id, topic, data, attributes, ordering_key, published_at)
                            overriding system value
                            select id, :topic, data, attributes::jsonb, key, :now from given),
                        deliveries as (
                            insert into relay.delivery (subscriber, message_id, ordering_key, state)
                            select subscriber, id, key, 'PENDING' from sent),
                        keys as (
                            insert into relay.pending_key (subscriber, ordering_key, due_at)
                            select distinct subscriber, key, :now::timestamptz from sent order by subscriber, key
                            on conflict (subscriber, ordering_key)
                                do update set due_at = pending_key.due_at where false)
                        select id from given order by id
                        """)
                .param("data", messages.stream().map(Published::data).toArray(String[]::new))
                .param(
                        "attributes",
                        messages.stream().map(Published::attributes).toArray(String[]::new))
                .param("keys", messages.stream().map(Published::orderingKey).toArray(String[]::new))
                .param("receivers", receivers.toArray(String[]::new))
                .param("topic", topic)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /** How many deliveries there are, by subscriber and state. */
    Map<String, Map<String, Long>> counts() {
        var counts = new HashMap<String, Map<String, Long>>();
        jdbc.sql("select subscriber, state, count(*) as n from relay.delivery group by subscriber, state")
                .query((row, _) -> counts.computeIfAbsent(row.getString("subscriber"), _ -> new HashMap<>())
                        .put(row.getString("state"), row.getLong("n")))
                .list();
        return counts;
    }

    /** How many dead letters of a subscriber are not acknowledged, by subscriber. */
    Map<String, Long> unacknowledged() {
        var counts = new HashMap<String, Long>();
        jdbc.sql("""
                        select subscriber, count(*) as n from relay.dead_letter
                        where acknowledged_at is null group by subscriber
                        """)
                .query((row, _) -> counts.put(row.getString("subscriber"), row.getLong("n")))
                .list();
        return counts;
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
