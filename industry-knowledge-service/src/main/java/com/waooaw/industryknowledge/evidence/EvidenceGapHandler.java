package com.waooaw.industryknowledge.evidence;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.governance.SloBreached;
import com.waooaw.contracts.governance.SloBreached.Slo;
import com.waooaw.platform.events.EventHandler;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers that the audit log misses an entry of this service, until it is told that it has come. */
@Component
class EvidenceGapHandler implements EventHandler<SloBreached> {

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceGapHandler.class);

    /** An entry is missing, and it was not said which: the first one has number 1. */
    private static final long UNSAID = 0;

    private final JdbcClient jdbc;
    private final String service;

    EvidenceGapHandler(JdbcClient jdbc, @Value("${waooaw.service}") String service) {
        this.jdbc = jdbc;
        this.service = service;
    }

    @Override
    public Topic topic() {
        return Topic.SLO_BREACH;
    }

    @Override
    public void on(EventEnvelope<SloBreached> event) {
        var objective = event.payload();
        if (objective.slo() != Slo.AUDIT_ENTRIES_COMPLETE
                || !objective.service().equals(service)) {
            return;
        }
        switch (objective.state()) {
            case BREACHED -> {
                var number = objective.measured();
                if (remembered(number == null ? UNSAID : number, event)) {
                    LOG.error(
                            "{} IS MISSING IN THE AUDIT LOG: governed acts are stopped until it has come",
                            number == null ? "AN ENTRY" : "ENTRY " + number);
                }
            }
            case MET -> {
                if (remembered(null, event)) {
                    LOG.info("the audit log has every entry again");
                }
            }
            case UNKNOWN -> LOG.warn("of the entries in the audit log a state is told that is not known here");
        }
    }

    private boolean remembered(@Nullable Long number, EventEnvelope<SloBreached> event) {
        // the topic carries no order: an older event changes nothing
        return jdbc.sql("""
                        update evidence_gap set number = :number::bigint, since = :since, n = :n where n < :n
                        """)
                        .param("number", number)
                        .param("since", event.payload().since().atOffset(ZoneOffset.UTC))
                        .param("n", event.n())
                        .update()
                == 1;
    }
}
