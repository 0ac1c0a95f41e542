package com.waooaw.local.relay;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who delivers which key, and what has become of its deliveries. Leases follow the clock of the database.
 *
 * <p>Whoever locks several keys, here and where they are published into, locks them in the order of their names: so
 * nobody waits for one who waits for him.
 */
class KeyStore {

    /** Of one key at a time: what follows is read when these are through. */
    private static final int DELIVERIES_PER_KEY = 32;

    private static final int BYTES_PER_KEY = 1024 * 1024;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String owner;
    private final Duration lease;

    KeyStore(DataSource dataSource, String owner, Duration lease) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.owner = owner;
        this.lease = lease;
    }

    /** Gives back what an earlier run under the same name still held when it was killed. */
    void endLeasesOf(String instance) {
        jdbc.sql("""
                with theirs as (
                    select subscriber, ordering_key from relay.pending_key
                    where starts_with(lease_owner, :instance || '/')
                    order by subscriber, ordering_key
                    for update)
                update relay.pending_key k set lease_owner = null, lease_until = null
                from theirs where k.subscriber = theirs.subscriber and k.ordering_key = theirs.ordering_key
                """).param("instance", instance).update();
    }

    /** Takes keys that are due and nobody's, the longest due first, with their oldest deliveries. */
    List<Claim> claim(String subscriber, Instant now, int keys) {
        long claimedAt = System.nanoTime();
        var rows = jdbc.sql("""
                        with due as (
                            select ordering_key from relay.pending_key
                            where subscriber = :subscriber and due_at <= :now
                              -- what is ours is given back by us, however late
                              and (lease_owner is null or lease_owner <> :owner and lease_until < clock_timestamp())
                            order by due_at limit :keys
                            for update skip locked),
                        held as (
                            update relay.pending_key k
                            set lease_owner = :owner,
                                lease_until = clock_timestamp() + :lease * interval '1 millisecond',
                                fence = nextval('relay.fence')
                            from due where k.subscriber = :subscriber and k.ordering_key = due.ordering_key
                            returning k.ordering_key, k.fence),
                        pending as (
                            select h.ordering_key, h.fence, d.message_id, d.attempts,
                                   m.topic, m.data, m.attributes, m.published_at,
                                   sum(octet_length(m.data))
                                       over (partition by h.ordering_key order by d.message_id) - octet_length(m.data)
                                       as bytes_before
                            from held h
                            left join lateral (
                                select message_id, attempts from relay.delivery
                                where subscriber = :subscriber and ordering_key = h.ordering_key and state = 'PENDING'
                                order by message_id limit :deliveries) d on true
                            left join relay.message m on m.id = d.message_id)
                        select ordering_key, fence, message_id, attempts, topic, data, attributes::text, published_at
                        from pending where coalesce(bytes_before, 0) < :bytes
                        order by ordering_key, message_id
                        """)
                .param("subscriber", subscriber)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("owner", owner)
                .param("keys", keys)
                .param("lease", lease.toMillis())
                .param("deliveries", DELIVERIES_PER_KEY)
                .param("bytes", BYTES_PER_KEY)
                .query((row, _) -> new Row(
                        row.getString("ordering_key"),
                        row.getLong("fence"),
                        row.getObject("published_at") == null
                                ? List.of()
                                : List.of(new Delivery(
                                        subscriber,
                                        row.getLong("message_id"),
                                        row.getString("ordering_key"),
                                        row.getInt("attempts"),
                                        row.getString("topic"),
                                        row.getString("data"),
                                        row.getString("attributes"),
                                        row.getObject("published_at", OffsetDateTime.class)
                                                .toInstant()))))
                .list();
        var claims = new LinkedHashMap<String, Claim>();
        for (var row : rows) {
            claims.merge(
                    row.orderingKey(),
                    new Claim(subscriber, row.orderingKey(), row.fence(), claimedAt, row.deliveries()),
                    KeyStore::together);
        }
        return List.copyOf(claims.values());
    }

    private record Row(String orderingKey, long fence, List<Delivery> deliveries) {}

    private static Claim together(Claim first, Claim second) {
        var deliveries = new ArrayList<>(first.deliveries());
        deliveries.addAll(second.deliveries());
        return new Claim(first.subscriber(), first.orderingKey(), first.fence(), first.claimedAt(), deliveries);
    }

    /** Holds all our leases for as long again. */
    void renew() {
        jdbc.sql("""
                with ours as (
                    select subscriber, ordering_key from relay.pending_key
                    where lease_owner = :owner
                    order by subscriber, ordering_key
                    for update)
                update relay.pending_key k
                set lease_until = clock_timestamp() + :lease * interval '1 millisecond'
                from ours where k.subscriber = ours.subscriber and k.ordering_key = ours.ordering_key
                """).param("lease", lease.toMillis()).param("owner", owner).update();
    }

    /**
     * Writes what has become of deliveries and gives keys back, all in one transaction. A delivery that arrived has
     * arrived, whoever holds its key by now; everything else is for the holder to say.
     */
    void settle(List<Delivery> delivered, List<Release> releases, Instant now) {
        transaction.executeWithoutResult(_ -> {
            delivered(delivered, now);
            if (!releases.isEmpty()) {
                var ours = lock(releases);
                misses(ours, now);
                giveBack(ours);
            }
        });
    }

    private void delivered(List<Delivery> deliveries, Instant now) {
        if (deliveries.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update relay.delivery d
                set state = 'DELIVERED', attempts = attempts + 1, last_error = null, settled_at = :now
                from unnest(:subscribers::text[], :messages::bigint[]) as x(subscriber, message)
                where d.message_id = x.message and d.subscriber = x.subscriber and d.state = 'PENDING'
                """)
                .param(
                        "subscribers",
                        deliveries.stream().map(Delivery::subscriber).toArray(String[]::new))
                .param("messages", deliveries.stream().map(Delivery::messageId).toArray(Long[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Locks the keys that are still ours, in the order in which publishers lock them. A statement of its own: whether
     * anything is left of a key can be seen only by one that begins after whoever is publishing into it has ended.
     */
    private List<Release> lock(List<Release> releases) {
        Set<Long> ours = new HashSet<>(jdbc.sql("""
                        select k.fence from relay.pending_key k
                        join unnest(:subscribers::text[], :keys::text[], :fences::bigint[]) as x(subscriber, key, fence)
                          on k.subscriber = x.subscriber and k.ordering_key = x.key and k.fence = x.fence
                        order by k.subscriber, k.ordering_key
                        for update of k
                        """)
                .params(keys(releases))
                .param("fences", releases.stream().map(r -> r.claim().fence()).toArray(Long[]::new))
                .query((row, _) -> row.getLong("fence"))
                .list());
        return releases.stream().filter(r -> ours.contains(r.claim().fence())).toList();
    }

    private void misses(List<Release> releases, Instant now) {
        for (var release : releases) {
            release.miss().ifPresent(miss -> {
                switch (miss) {
                    case Release.Miss.Failed failed -> write(failed, 1, "PENDING", null);
                    case Release.Miss.NobodyThere nobody -> write(nobody, 0, "PENDING", null);
                    case Release.Miss.Dead dead -> {
                        write(dead, 1, "DEAD", now);
                        offer(dead.delivery(), now);
                    }
                }
            });
        }
    }

    private void write(Release.Miss miss, int attempts, String state, @Nullable Instant settledAt) {
        jdbc.sql("""
                update relay.delivery
                set attempts = attempts + :attempts, state = :state, last_error = :why,
                    settled_at = :settled::timestamptz
                where subscriber = :subscriber and message_id = :message and state = 'PENDING'
                """)
                .param("attempts", attempts)
                .param("state", state)
                .param("why", miss.why())
                .param("settled", settledAt == null ? null : settledAt.toString())
                .param("subscriber", miss.delivery().subscriber())
                .param("message", miss.delivery().messageId())
                .update();
    }

    private void offer(Delivery dead, Instant now) {
        jdbc.sql("""
                insert into relay.dead_letter (subscriber, message_id, offer_at)
                select subscriber, message_id, :now from relay.delivery
                where subscriber = :subscriber and message_id = :message and state = 'DEAD'
                on conflict do nothing
                """)
                .param("subscriber", dead.subscriber())
                .param("message", dead.messageId())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void giveBack(List<Release> releases) {
        if (releases.isEmpty()) {
            return;
        }
        var keys = keys(releases);
        jdbc.sql("""
                delete from relay.pending_key k
                using unnest(:subscribers::text[], :keys::text[]) as x(subscriber, key)
                where k.subscriber = x.subscriber and k.ordering_key = x.key
                  and not exists (
                      select from relay.delivery d
                      where d.subscriber = x.subscriber and d.ordering_key = x.key and d.state = 'PENDING')
                """).params(keys).update();
        jdbc.sql("""
                update relay.pending_key k set due_at = x.due_at, lease_owner = null, lease_until = null
                from unnest(:subscribers::text[], :keys::text[], :due::timestamptz[]) as x(subscriber, key, due_at)
                where k.subscriber = x.subscriber and k.ordering_key = x.key
                """)
                .params(keys)
                .param("due", releases.stream().map(r -> r.dueAt().toString()).toArray(String[]::new))
                .update();
    }

    private static Map<String, Object> keys(List<Release> releases) {
        return Map.of(
                "subscribers",
                releases.stream().map(r -> r.claim().subscriber()).toArray(String[]::new),
                "keys",
                releases.stream().map(r -> r.claim().orderingKey()).toArray(String[]::new));
    }
}
