package com.waooaw.governance.audit;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.governance.AuditAppended;
import com.waooaw.platform.events.EventHandler;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes into the log, once, what a service with a database of its own has written into its own table. */
@Component
class KnowledgeAuditHandler implements EventHandler<AuditAppended> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    KnowledgeAuditHandler(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Topic topic() {
        return Topic.AUDIT_EVENTS;
    }

    @Override
    public void on(EventEnvelope<AuditAppended> event) {
        var entry = event.payload();
        jdbc.sql("""
                select audit_log.append(
                    :entryId, :timestamp, :service, :actorId, :actorType, :actionType, :subjectType, :subjectId,
                    :customerId::uuid, null, null, :detail::jsonb, :result, :correlationId, :causationId, 'internal',
                    p_source_number => :number)
                """)
                .param("entryId", entry.entryId())
                .param("timestamp", entry.timestamp().atOffset(ZoneOffset.UTC))
                .param("service", entry.service())
                .param("actorId", entry.actorId())
                .param("actorType", entry.actorType())
                .param("actionType", entry.actionType())
                .param("subjectType", entry.subjectType())
                .param("subjectId", entry.subjectId())
                .param("customerId", entry.customerId())
                .param("detail", JSON.writeValueAsString(entry.actionDetail()))
                .param("result", entry.result())
                .param("correlationId", event.correlationId())
                .param("causationId", event.causationId())
                .param("number", entry.number())
                .query((row, _) -> row.getBoolean(1))
                .single();
    }
}
