package com.waooaw.platform.events;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * Names the present life of the inbox. A database that was put back to an earlier point has another: the server was
 * started again, or the database or the table was made anew. Whatever was remembered elsewhere in an earlier life is
 * worth nothing.
 *
 * <p>Asked at most once a second, and good for two: no database is put back in less.
 */
class DatabaseEpoch {

    private static final long FRESH = Duration.ofSeconds(1).toNanos();
    private static final long GOOD = Duration.ofSeconds(2).toNanos();

    private final JdbcClient jdbc;
    private final LongSupplier nanoTime;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Reading last;

    /** @param at before it was asked for */
    private record Reading(String epoch, long at) {}

    DatabaseEpoch(JdbcClient jdbc) {
        this(jdbc, System::nanoTime);
    }

    DatabaseEpoch(JdbcClient jdbc, LongSupplier nanoTime) {
        this.jdbc = jdbc;
        this.nanoTime = nanoTime;
    }

    /** The present one; empty where nobody could say in time. */
    Optional<String> current() {
        var reading = last;
        long now = nanoTime.getAsLong();
        if (reading != null && now - reading.at() < FRESH) {
            return Optional.of(reading.epoch());
        }
        if (asking.tryLock()) {
            try {
                return Optional.of(ask(now));
            } catch (DataAccessException | TransactionException _) {
                last = null; // away, and perhaps another when it is back
                return Optional.empty();
            } finally {
                asking.unlock();
            }
        }
        return reading != null && now - reading.at() < GOOD ? Optional.of(reading.epoch()) : Optional.empty();
    }

    private String ask(long now) {
        var epoch = jdbc.sql("""
                        select md5(concat_ws(' ', pg_postmaster_start_time(),
                            (select oid from pg_database where datname = current_database()),
                            pg_relation_filenode('inbox')))
                        """).query(String.class).single();
        last = new Reading(epoch, now);
        return epoch;
    }
}
