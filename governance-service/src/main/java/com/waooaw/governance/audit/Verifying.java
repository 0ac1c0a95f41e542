package com.waooaw.governance.audit;

import com.waooaw.platform.audit.log.Checkpoint;
import com.waooaw.platform.audit.log.NoteKey;
import com.waooaw.platform.audit.seal.DatabaseLog;
import com.waooaw.platform.audit.seal.LogPublication;
import com.waooaw.platform.audit.seal.LogVerifier;
import com.waooaw.platform.audit.seal.Verification;
import com.waooaw.platform.web.Rounds;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Verifies the log: all of it at first, once a day and while it is broken; in between what is new. What was verified is
 * remembered in this process, so that who changes the database cannot change that too.
 */
class Verifying extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Verifying.class);
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    private static final Duration FULL_EVERY = Duration.ofDays(1);
    /** One reader: the pool is small, and others need it. */
    private static final int THREADS = 1;

    private final DatabaseLog log;
    private final JdbcClient system;
    private final @Nullable NoteKey key;
    private final LogPublication publication;
    private final Duration pause;
    private final BreakAlarm alarm;
    /** Head of what was found intact; of this object's lock. */
    private @Nullable Checkpoint verified;

    private long fullAt;

    Verifying(
            DatabaseLog log,
            JdbcClient system,
            @Nullable NoteKey key,
            LogPublication publication,
            Duration pause,
            BreakAlarm alarm) {
        super("audit-verifying", FIRST, AFTER_FAILURE);
        this.log = log;
        this.system = system;
        this.key = key;
        this.publication = publication;
        this.pause = pause;
        this.alarm = alarm;
    }

    @Override
    protected Duration round() {
        if (key != null) {
            verify(key);
        }
        return pause;
    }

    /** One verification, now. */
    synchronized Verification verify(NoteKey with) {
        var since = verified;
        boolean full = since == null || isBroken() || System.nanoTime() - fullAt > FULL_EVERY.toNanos();
        var published = publication.checkpoint().map(List::of).orElse(List.of());
        var found = full || since == null
                ? LogVerifier.verify(log, with, published, THREADS)
                : LogVerifier.verifySince(log, with, since, published, THREADS);
        var head = found.checkpoint();
        alarm.looked(full ? "full" : "segment", found.from(), found.from() + found.leaves(), found.findings());
        if (found.isIntact()) {
            verified = head;
            fullAt = full ? System.nanoTime() : fullAt;
            LOG.info("verified {} entries of the audit log from {} on", found.leaves(), found.from());
        }
        return found;
    }

    /** Makes the next look one at the whole log. */
    synchronized void forget() {
        verified = null;
    }

    private boolean isBroken() {
        return system.sql("select audit_log.is_broken()").query(Boolean.class).single();
    }
}
