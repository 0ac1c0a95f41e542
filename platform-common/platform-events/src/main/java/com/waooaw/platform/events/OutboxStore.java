package com.waooaw.platform.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The dispatcher's side of the outbox table.
 *
 * <p>What is claimed is an ordering key, not a row: claiming rows with {@code skip locked} would let two instances send
 * neighbours of one key at the same time. A claim is a lease with a fencing number, so that an instance that slept
 * through its lease cannot mark anything. Leases and back-off read the database's clock: they are about machines, not
 * about business time.
 */
class OutboxStore {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    OutboxStore(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** How far one claim looks behind the oldest unsent row. */
    private static final int ROWS_LOOKED_AT = 2_000;

    record Claim(String orderingKey, long fence) {}

    /**
     * Leases up to {@code limit} keys that have something to send now; who had fewer turns comes first.
     *
     * @param busy keys this instance is still sending, lease or not: it must not overtake itself
     */
    List<Claim> claim(UUID owner, Duration lease, int limit, Set<String> busy) {
        return transaction.execute(_ -> jdbc.sql("""
                        with waiting as (
                            -- from the oldest unsent row on: keys are many, those with something to send are few
                            select distinct ordering_key from (
                                select o.ordering_key from outbox o
                                join outbox_key c on c.ordering_key = o.ordering_key
                                where o.sent_at is null
                                  and (c.lease_until is null or c.lease_until < clock_timestamp())
                                  and (c.retry_at is null or c.retry_at <= clock_timestamp())
                                  and c.ordering_key <> all (:busy::text[])
                                order by o.seq limit :rows) oldest
                        ), free as (
                            select c.ordering_key from outbox_key c
                            where c.ordering_key in (select ordering_key from waiting)
                              and (c.lease_until is null or c.lease_until < clock_timestamp())
                              and (c.retry_at is null or c.retry_at <= clock_timestamp())
                            order by c.fence, c.ordering_key
                            limit :limit
                            for update skip locked
                        )
                        update outbox_key k
                        set lease_owner = :owner,
                            lease_until = clock_timestamp() + :lease::interval,
                            fence = k.fence + 1
                        from free
                        where k.ordering_key = free.ordering_key
                        returning k.ordering_key, k.fence
                        """)
                .param("rows", ROWS_LOOKED_AT)
                .param("owner", owner)
                .param("lease", lease.toMillis() + " milliseconds")
                .param("limit", limit)
                .param("busy", busy.toArray(String[]::new))
                .query((row, _) -> new Claim(row.getString(1), row.getLong(2)))
                .list());
    }

    /** The unsent rows of each claimed key, oldest first; none of one whose lease was lost meanwhile. */
    Map<Claim, List<OutboxRow>> next(List<Claim> claims, int limit) {
        var rows = new LinkedHashMap<Claim, List<OutboxRow>>();
        claims.forEach(claim -> rows.put(claim, new ArrayList<>()));
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                        select o.seq, o.id, o.kind, o.ordering_key, o.target, o.payload::text, o.attempts + 1, k.fence
                        from unnest(:keys::text[], :fences::bigint[]) as claimed(key, fence)
                        join outbox_key k on k.ordering_key = claimed.key and k.fence = claimed.fence
                        cross join lateral (
                            select * from outbox u where u.ordering_key = k.ordering_key and u.sent_at is null
                            order by u.seq limit :limit) o
                        order by o.seq
                        """)
                .param("keys", keys(claims))
                .param("fences", fences(claims))
                .param("limit", limit)
                .query(row -> {
                    var claim = new Claim(row.getString(4), row.getLong(8));
                    rows.computeIfAbsent(claim, _ -> new ArrayList<>())
                            .add(new OutboxRow(
                                    row.getLong(1),
                                    row.getObject(2, UUID.class),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getString(6),
                                    row.getInt(7)));
                }));
        return rows;
    }

    /** Marks a row sent and extends the lease; false where the lease was lost meanwhile. */
    boolean sent(Claim claim, OutboxRow row, Duration lease) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            boolean held = jdbc.sql("""
                            update outbox_key set lease_until = clock_timestamp() + :lease::interval, retry_at = null
                            where ordering_key = :key and fence = :fence
                            """)
                            .param("lease", lease.toMillis() + " milliseconds")
                            .param("key", claim.orderingKey())
                            .param("fence", claim.fence())
                            .update()
                    == 1;
            if (held) {
                jdbc.sql("""
                        update outbox set sent_at = clock_timestamp(), attempts = attempts + 1, last_error = null
                        where seq = :seq
                        """).param("seq", row.seq()).update();
            }
            return held;
        }));
    }

    /** Marks rows of several keys sent and gives the keys back; nothing of a key whose lease was lost meanwhile. */
    void sentAndReleased(Map<Claim, List<OutboxRow>> sent) {
        var claims = List.copyOf(sent.keySet());
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                        with still as (
                            update outbox_key k set lease_owner = null, lease_until = null, retry_at = null
                            from unnest(:keys::text[], :fences::bigint[]) as claimed(key, fence)
                            where k.ordering_key = claimed.key and k.fence = claimed.fence
                            returning k.ordering_key
                        )
                        update outbox set sent_at = clock_timestamp(), attempts = attempts + 1, last_error = null
                        where seq = any (:seqs::bigint[]) and ordering_key in (select ordering_key from still)
                        """)
                .param("keys", keys(claims))
                .param("fences", fences(claims))
                .param(
                        "seqs",
                        sent.values().stream()
                                .flatMap(List::stream)
                                .map(OutboxRow::seq)
                                .toArray(Long[]::new))
                .update());
    }

    private static String[] keys(List<Claim> claims) {
        return claims.stream().map(Claim::orderingKey).toArray(String[]::new);
    }

    private static Long[] fences(List<Claim> claims) {
        return claims.stream().map(Claim::fence).toArray(Long[]::new);
    }

    /** Lets the whole key wait: what follows a row may not overtake it. Nothing where the lease was lost meanwhile. */
    void failed(Claim claim, OutboxRow row, Duration retryIn, String error) {
        transaction.executeWithoutResult(_ -> {
            boolean held = jdbc.sql("""
                            update outbox_key
                            set retry_at = clock_timestamp() + :wait::interval, lease_owner = null, lease_until = null
                            where ordering_key = :key and fence = :fence
                            """)
                            .param("wait", retryIn.toMillis() + " milliseconds")
                            .param("key", claim.orderingKey())
                            .param("fence", claim.fence())
                            .update()
                    == 1;
            if (held) {
                jdbc.sql("update outbox set attempts = attempts + 1, last_error = :error where seq = :seq")
                        .param("error", error.length() > 500 ? error.substring(0, 500) : error)
                        .param("seq", row.seq())
                        .update();
            }
        });
    }

    /** Gives a key back. */
    void release(Claim claim) {
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                        update outbox_key set lease_owner = null, lease_until = null
                        where ordering_key = :key and fence = :fence
                        """)
                .param("key", claim.orderingKey())
                .param("fence", claim.fence())
                .update());
    }
}
