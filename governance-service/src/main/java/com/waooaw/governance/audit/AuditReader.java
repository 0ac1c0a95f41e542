package com.waooaw.governance.audit;

import static com.waooaw.platform.database.Columns.utc;

import com.waooaw.platform.database.SystemPool;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the log of the whole platform; the only reader it has. */
@Repository
class AuditReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient system;

    AuditReader(@SystemPool JdbcClient system) {
        this.system = system;
    }

    /** What to look for; a null leaves the condition out. */
    record Wanted(
            @Nullable UUID correlationId,
            @Nullable String subjectId,
            @Nullable UUID customerId,
            @Nullable Instant from,
            @Nullable Instant to,
            long after,
            int limit) {}

    /** An entry of the log, as stored. */
    record Entry(
            long id,
            UUID entryId,
            OffsetDateTime timestamp,
            String service,
            String actorId,
            String actorType,
            String actionType,
            String subjectType,
            String subjectId,
            @Nullable UUID customerId,
            @Nullable UUID engagementId,
            @Nullable UUID agentId,
            JsonNode actionDetail,
            String result,
            UUID correlationId,
            UUID causationId,
            String dataClassification) {}

    /** In the order they were written. */
    List<Entry> entries(Wanted wanted) {
        return system.sql("""
                        select id, entry_id, timestamp_utc, service, actor_id, actor_type, action_type, subject_type,
                               subject_id, customer_id, engagement_id, agent_id, action_detail::text, result,
                               correlation_id, causation_id, data_classification
                        from audit_log.audit_entry
                        where (:correlationId::uuid is null or correlation_id = :correlationId::uuid)
                          and (:subjectId::text is null or subject_id = :subjectId)
                          and (:customerId::uuid is null or customer_id = :customerId::uuid)
                          and (:from::timestamptz is null or timestamp_utc >= :from::timestamptz)
                          and (:to::timestamptz is null or timestamp_utc < :to::timestamptz)
                          and id > :after
                        order by id
                        limit :limit
                        """)
                .param("correlationId", wanted.correlationId())
                .param("subjectId", wanted.subjectId())
                .param("customerId", wanted.customerId())
                .param("from", utc(wanted.from()))
                .param("to", utc(wanted.to()))
                .param("after", wanted.after())
                .param("limit", wanted.limit())
                .query(AuditReader::map)
                .list();
    }

    private static Entry map(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getObject("entry_id", UUID.class),
                row.getObject("timestamp_utc", OffsetDateTime.class),
                row.getString("service"),
                row.getString("actor_id"),
                row.getString("actor_type"),
                row.getString("action_type"),
                row.getString("subject_type"),
                row.getString("subject_id"),
                row.getObject("customer_id", UUID.class),
                row.getObject("engagement_id", UUID.class),
                row.getObject("agent_id", UUID.class),
                JSON.readTree(row.getString("action_detail")),
                row.getString("result"),
                row.getObject("correlation_id", UUID.class),
                row.getObject("causation_id", UUID.class),
                row.getString("data_classification"));
    }
}
