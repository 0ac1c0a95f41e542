package com.waooaw.platform.audit;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    private final PersonalData personal;

    DatabaseAuditLog(JdbcClient jdbc, Clock clock, String service, PersonalData personal) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.service = service;
        this.personal = personal;
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
        var person = entry.personal();
        // what cannot be encrypted is not written, and what cannot be written is not done
        var encrypted = person == null ? null : personal.encrypt(person.subject(), entry.entryId(), person.data());
        jdbc.sql("""
                select audit_log.append(
                    :entryId, :timestamp, :service, :actorId, :actorType, :actionType, :subjectType, :subjectId,
                    :customerId::uuid, :engagementId::uuid, :agentId::uuid, :detail::jsonb, :result,
                    :correlationId, :causationId, :classification, :context::jsonb, :policyDecisionId::uuid,
                    :vectorClock::jsonb, null, :personalKey::uuid, :personal)
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
                .param("context", json(entry.context()))
                .param("policyDecisionId", entry.policyDecisionId())
                .param("vectorClock", json(entry.vectorClock()))
                .param("personalKey", encrypted == null ? null : encrypted.keyId())
                .param("personal", encrypted == null ? null : encrypted.ciphertext(), Types.BINARY)
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    private static @Nullable String json(@Nullable Map<String, ?> value) {
        return value == null ? null : JSON.writeValueAsString(value);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
