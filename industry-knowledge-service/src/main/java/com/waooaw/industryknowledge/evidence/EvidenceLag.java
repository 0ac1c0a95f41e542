package com.waooaw.industryknowledge.evidence;

import com.waooaw.contracts.Topic;
import com.waooaw.industryknowledge.IndustryKnowledgeError;
import com.waooaw.platform.kernel.WaooawException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stops governed acts while their evidence does not leave this service, or does not reach the log. For the first it looks
 * at this service's own outbox, so it needs nobody to tell it; an act that is refused leaves no entry, so that the outbox
 * can empty. The second the owner of the log tells ({@link EvidenceGapHandler}).
 */
@Component
class EvidenceLag {

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceLag.class);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int LOOKS = 8;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Counter stopped;

    EvidenceLag(JdbcClient jdbc, Clock clock, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.stopped = Counter.builder("waooaw.audit.evidence.stopped")
                .description(
                        "governed acts that were stopped because evidence did not leave the service for a minute, or was missing in the log")
                .register(metrics);
    }

    /**
     * Lets a governed act go on where no evidence has waited for longer than a minute, and none is missing.
     *
     * @throws WaooawException {@link IndustryKnowledgeError#EVIDENCE_DELAYED}
     */
    void requireShort() {
        if (isMissing()) {
            stop("evidence of an earlier act has not arrived in the audit log; nothing more is done until it has");
        }
        // a clock that was moved makes everything late for a moment: what is only on its way gets the time to leave
        for (int look = 0; isLate(); look++) {
            if (look == LOOKS || !paused()) {
                stop(
                        "evidence of earlier acts has not reached the audit log for a minute; nothing more is done until it has");
            }
        }
    }

    private boolean isLate() {
        return jdbc.sql("""
                        select exists (select from outbox
                                       where sent_at is null and target = :topic and created_at < :before)
                        """)
                .param("topic", Topic.AUDIT_EVENTS.wireName())
                .param("before", clock.instant().minus(LONGEST).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private boolean isMissing() {
        return jdbc.sql("select number is not null from evidence_gap")
                .query(Boolean.class)
                .single();
    }

    private static boolean paused() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void stop(String why) {
        stopped.increment();
        LOG.error("AN ACT WAS STOPPED: {}", why);
        throw new WaooawException(IndustryKnowledgeError.EVIDENCE_DELAYED, why);
    }
}
