package com.waooaw.governance.audit;

import com.waooaw.platform.web.Rounds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks whether every entry that Industry Knowledge numbered has arrived. Numbers have no gaps where they are given, so
 * one that is missing for longer than a minute was lost on the way.
 */
class KnowledgeWatch extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(KnowledgeWatch.class);
    /** How long a number may be missing. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration EVERY = Duration.ofSeconds(15);
    static final String SERVICE = "industry-knowledge";
    private static final int AT_ONCE = 10_000;

    private final JdbcClient system;
    private final Duration patience;
    private final LongConsumer told;
    private final AtomicLong missing = new AtomicLong();
    /** Up to here every number has arrived. */
    private long complete;

    /**
     * A watch.
     *
     * @param patience how long a number may be missing after a later one has arrived
     * @param told is given the lowest missing number after each look, 0 for none
     */
    KnowledgeWatch(JdbcClient system, Duration patience, MeterRegistry metrics, LongConsumer told) {
        super("audit-knowledge-watch", EVERY, EVERY);
        this.system = system;
        this.patience = patience;
        this.told = told;
        Gauge.builder("waooaw.audit.knowledge.missing", missing, AtomicLong::get)
                .description(
                        "lowest number of an entry of Industry Knowledge that did not arrive within a minute; 0 for none")
                .register(metrics);
    }

    @Override
    protected Duration round() {
        long lost = firstLost();
        if (lost != 0 && missing.getAndSet(lost) != lost) {
            LOG.error("ENTRY {} OF {} IS MISSING in the audit log, and later ones have arrived", lost, SERVICE);
        } else {
            missing.set(lost);
        }
        told.accept(lost);
        return EVERY;
    }

    /** Takes it that everything up to this number has arrived. */
    void startAfter(long number) {
        complete = number;
    }

    /** The lowest number that is missing while a later one has been there for too long; 0 for none. */
    long firstLost() {
        while (true) {
            var arrived = system.sql("""
                            select source_number from audit_log.audit_entry
                            where service = :service and source_number > :complete
                            union all
                            select source_number from audit_log.audit_purged
                            where service = :service and source_number > :complete
                            order by source_number
                            limit :limit
                            """)
                    .param("service", SERVICE)
                    .param("complete", complete)
                    .param("limit", AT_ONCE)
                    .query(Long.class)
                    .list();
            for (long number : arrived) {
                if (number != complete + 1) {
                    return isOverdue(complete + 1) ? complete + 1 : 0;
                }
                complete = number;
            }
            if (arrived.size() < AT_ONCE) {
                return 0;
            }
        }
    }

    /** Any later one tells: the next may itself have been lost, and just have come. */
    private boolean isOverdue(long number) {
        return system.sql("""
                        select exists (select from audit_log.audit_entry
                                       where service = :service and source_number > :number
                                         and recorded_at < clock_timestamp() - :patience::interval)
                            or exists (select from audit_log.audit_purged
                                       where service = :service and source_number > :number)
                        """)
                .param("service", SERVICE)
                .param("number", number)
                .param("patience", patience.toMillis() + " milliseconds")
                .query(Boolean.class)
                .single();
    }
}
