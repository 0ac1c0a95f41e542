package com.waooaw.industryknowledge.evidence;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.governance.SloBreached;
import com.waooaw.contracts.governance.SloBreached.Slo;
import com.waooaw.contracts.governance.SloBreached.State;
import com.waooaw.platform.events.EventHandler;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers that the audit log misses an entry of this service, until it is told that it has come. */
@Component
class EvidenceGapHandler implements EventHandler<SloBreached> {

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceGapHandler.class);

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
        boolean missing = objective.state() == State.BREACHED;
        // the topic carries no order: an older event changes nothing
        int changed = jdbc.sql("""
                        update evidence_gap set number = :number::bigint, since = :since, n = :n where n < :n
                        """)
                .param("number", missing ? objective.measured() : null)
                .param("since", objective.since().atOffset(ZoneOffset.UTC))
                .param("n", event.n())
                .update();
        if (changed == 1 && missing) {
            LOG.error(
                    "ENTRY {} IS MISSING IN THE AUDIT LOG: governed acts are stopped until it has come",
                    objective.measured());
        } else if (changed == 1) {
            LOG.info("the audit log has every entry again");
        }
    }
}
