package com.waooaw.platform.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Appends through the one database function that runs as the audit identity. */
class DatabaseAuditLog implements AuditLog {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String service;

    DatabaseAuditLog(JdbcClient jdbc, Clock clock, String service) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.service = service;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(AuditEntry entry) {
        insert(entry);
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void appendNow(AuditEntry entry) {
        insert(entry);
    }

    private void insert(AuditEntry entry) {
        jdbc.sql("""
                select audit_log.append(
                    :entryId, :timestamp, :service, :actorId, :actorType, :actionType, :subjectType, :subjectId,
                    :customerId::uuid, :engagementId::uuid, :agentId::uuid, :detail::jsonb, :result,
                    :correlationId, :causationId, :classification)
                """)
                .param("entryId", entry.entryId())
                .param("timestamp", OffsetDateTime.now(clock))
                .param("service", service)
                .param("actorId", entry.actorId())
                .param("actorType", lower(entry.actorType()))
                .param("actionType", entry.actionType())
                .param("subjectType", entry.subjectType())
                .param("subjectId", entry.subjectId())
                .param("customerId", entry.customerId())
                .param("engagementId", entry.engagementId())
                .param("agentId", entry.agentId())
                .param("detail", JSON.writeValueAsString(entry.detail()))
                .param("result", lower(entry.result()))
                .param("correlationId", entry.cause().correlationId())
                .param("causationId", entry.cause().causationId())
                .param("classification", entry.dataClassification())
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
