package com.waooaw.platform.events;

import com.waooaw.contracts.Topic;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes what nobody can need any longer, in batches that hold nobody up.
 *
 * <p>The last event of each aggregate of a topic that tells states stays for ever: it stands in for all that were
 * before it.
 */
class Retention {

    /** How long a publisher keeps what it has published (domain.md 8.3). */
    static final Duration EVENTS = Duration.ofDays(35);

    /** Starts and wakes of workflows: kept to look at, no longer. */
    static final Duration OTHERS = Duration.ofDays(7);

    static final Duration DEAD_LETTERS = Duration.ofDays(30);

    /** As long as the event may still be fetched, its failures count. */
    static final Duration FAILURES = EVENTS;

    /**
     * An event may be fetched on the last of the 35 days its publisher keeps it, and lie among a carrier's dead letters
     * for 30 more before it is offered again: after 65 days no copy is left that an id would have to tell from the first.
     */
    static final Duration INBOX = Duration.ofDays(70);

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int AT_ONCE = 500;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock business;
    private final Clock system;

    /**
     * @param business rows carry its time where a rule may ask for it
     * @param system rows carry its time where they tell how something was carried
     */
    Retention(JdbcClient jdbc, TransactionTemplate transaction, Clock business, Clock system) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.business = business;
        this.system = system;
    }

    /** Rows that were deleted. */
    record Deleted(int events, int others, int inbox, int deadLetters, int failures, int keys) {

        boolean isNothing() {
            return equals(new Deleted(0, 0, 0, 0, 0, 0));
        }
    }

    /**
     * Deletes all there is to delete now.
     *
     * @throws DataAccessException if the database does not answer; what was deleted stays deleted
     */
    Deleted prune() {
        return new Deleted(
                outbox(this::oldEvents, EVENTS),
                outbox(this::oldOthers, OTHERS),
                batches("""
                        delete from inbox where event_id in (
                            select event_id from inbox where received_at < :before limit :limit)
                        """, INBOX),
                batches("""
                        delete from dead_letter where id in (
                            select id from dead_letter where died_at < :before order by died_at limit :limit)
                        """, DEAD_LETTERS),
                batches("""
                        delete from delivery_failure where event_id in (
                            select event_id from delivery_failure where last_at < :before limit :limit)
                        """, FAILURES),
                keys());
    }

    private interface Old {
        /** Rows behind {@code after} that may go, in their order. */
        List<Long> after(long after, OffsetDateTime created, OffsetDateTime sent);
    }

    private int outbox(Old old, Duration kept) {
        var created = before(business, kept);
        var sent = before(system, kept);
        LongFunction<List<Long>> next = after -> old.after(after, created, sent);
        int deleted = 0;
        for (var rows = next.apply(0); !rows.isEmpty(); rows = next.apply(rows.getLast())) {
            deleted += delete(rows);
        }
        return deleted;
    }

    private List<Long> oldEvents(long after, OffsetDateTime created, OffsetDateTime sent) {
        return jdbc.sql("""
                        select o.seq from outbox o
                        where o.seq > :after and o.kind = 'event' and o.created_at < :created and o.sent_at < :sent
                          and (o.target <> all (:states::text[]) or exists (
                              select from outbox later
                              where later.kind = 'event' and later.target = o.target
                                and later.aggregate_type = o.aggregate_type and later.aggregate_id = o.aggregate_id
                                and later.n > o.n))
                        order by o.seq limit :limit
                        """)
                .param("after", after)
                .param("created", created)
                .param("sent", sent)
                .param("states", states())
                .param("limit", AT_ONCE)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    private List<Long> oldOthers(long after, OffsetDateTime created, OffsetDateTime sent) {
        return jdbc.sql("""
                        select seq from outbox
                        where seq > :after and kind <> 'event' and created_at < :created and sent_at < :sent
                        order by seq limit :limit
                        """)
                .param("after", after)
                .param("created", created)
                .param("sent", sent)
                .param("limit", AT_ONCE)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    private static String[] states() {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.kind() == Topic.Kind.STATE)
                .map(Topic::wireName)
                .toArray(String[]::new);
    }

    private int delete(List<Long> rows) {
        return done(jdbc.sql("""
                        with gone as (delete from outbox where seq = any (:rows::bigint[]) returning id),
                             places as (delete from outbox_affects where event_id in (select id from gone))
                        select count(*) from gone
                        """).param("rows", rows.toArray(Long[]::new)).query(Integer.class)::single);
    }

    /**
     * Deletes keys no row has. Whoever writes a row finds its key there and relies on it: so nobody may be writing one,
     * and who is in the middle of it is waited for. That takes a moment, or it is left for the next hour.
     */
    private int keys() {
        int deleted = 0;
        try {
            for (var unused = unusedKeys(); !unused.isEmpty(); unused = unusedKeys()) {
                deleted += deleteKeys(unused);
            }
        } catch (DataAccessException e) {
            if (!isBusy(e)) {
                throw e;
            }
            LOG.debug("rows are being written; keys without rows stay for now");
        }
        return deleted;
    }

    private static boolean isBusy(DataAccessException e) {
        return NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException sql
                && LOCK_NOT_AVAILABLE.equals(sql.getSQLState());
    }

    private List<String> unusedKeys() {
        return jdbc.sql("""
                        select k.ordering_key from outbox_key k
                        where not exists (select from outbox o where o.ordering_key = k.ordering_key)
                        limit :limit
                        """)
                .param("limit", AT_ONCE)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private int deleteKeys(List<String> unused) {
        return done(() -> {
            jdbc.sql("set local lock_timeout = '200ms'").update();
            jdbc.sql("lock table outbox in share mode").update();
            return jdbc.sql("""
                            delete from outbox_key k
                            where k.ordering_key = any (:keys::text[])
                              and not exists (select from outbox o where o.ordering_key = k.ordering_key)
                            """).param("keys", unused.toArray(String[]::new)).update();
        });
    }

    private int batches(String sql, Duration kept) {
        var before = before(system, kept);
        return Stream.generate(() -> done(() -> jdbc.sql(sql)
                        .param("before", before)
                        .param("limit", AT_ONCE)
                        .update()))
                .takeWhile(deleted -> deleted > 0)
                .mapToInt(Integer::intValue)
                .sum();
    }

    private interface Batch {
        int delete();
    }

    private int done(Batch batch) {
        var deleted = transaction.execute(_ -> batch.delete());
        return deleted == null ? 0 : deleted;
    }

    private static OffsetDateTime before(Clock clock, Duration kept) {
        Instant now = clock.instant();
        return now.minus(kept).atOffset(ZoneOffset.UTC);
    }
}
