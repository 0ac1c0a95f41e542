package com.waooaw.industryknowledge.evidence;

import com.waooaw.contracts.governance.AuditAppended;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.events.Events;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Numbers entries without gaps and publishes each on {@code audit_events}, all in the transaction of what they are
 * about. Writers wait for each other on the counter: a number that is given back by a rollback is given out again.
 */
@Component
class NumberedAuditLog implements AuditLog {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Events events;
    private final String service;
    private final EvidenceLag lag;

    NumberedAuditLog(
            JdbcClient jdbc, Clock clock, Events events, EvidenceLag lag, @Value("${waooaw.service}") String service) {
        this.lag = lag;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.service = service;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(AuditEntry entry) {
        write(entry);
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void appendNow(AuditEntry entry) {
        write(entry);
    }

    private void write(AuditEntry entry) {
        lag.requireShort();
        long number = 1
                + jdbc.sql("select last from audit_counter for update")
                        .query(Long.class)
                        .single();
        var appended = new AuditAppended(
                entry.entryId(),
                number,
                service,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                entry.actorId(),
                lower(entry.actorType()),
                entry.actionType(),
                entry.subjectType(),
                entry.subjectId(),
                entry.customerId(),
                entry.detail(),
                lower(entry.result()));
        if (inserted(appended, entry)) {
            jdbc.sql("update audit_counter set last = :number")
                    .param("number", number)
                    .update();
            events.publish(appended, entry.cause(), entry.customerId());
        }
    }

    private boolean inserted(AuditAppended appended, AuditEntry entry) {
        return jdbc.sql("""
                        insert into audit_entry (number, entry_id, timestamp_utc, actor_id, actor_type, action_type,
                                                 subject_type, subject_id, customer_id, detail, result, correlation_id,
                                                 causation_id)
                        values (:number, :entryId, :timestamp, :actorId, :actorType, :actionType, :subjectType, :subjectId,
                                :customerId::uuid, :detail::jsonb, :result, :correlationId, :causationId)
                        on conflict (entry_id) do nothing
                        """)
                        .param("number", appended.number())
                        .param("entryId", appended.entryId())
                        .param("timestamp", appended.timestamp().atOffset(ZoneOffset.UTC))
                        .param("actorId", appended.actorId())
                        .param("actorType", appended.actorType())
                        .param("actionType", appended.actionType())
                        .param("subjectType", appended.subjectType())
                        .param("subjectId", appended.subjectId())
                        .param("customerId", appended.customerId())
                        .param("detail", JSON.writeValueAsString(appended.actionDetail()))
                        .param("result", appended.result())
                        .param("correlationId", entry.cause().correlationId())
                        .param("causationId", entry.cause().causationId())
                        .update()
                == 1;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
