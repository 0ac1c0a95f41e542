package com.waooaw.learning.seed;

import com.waooaw.contracts.agentexecution.JobCompleted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Seeds in PostgreSQL. */
@Repository
class SeedRepository {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    SeedRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a draft, or counts one more sample of the draft with the same pattern; a job already counted changes
     * nothing.
     *
     * @return the seed's id
     */
    UUID addOrCount(
            UUID newId,
            String patternHash,
            JobCompleted job,
            JobCompleted.SeedDraft draft,
            UUID correlationId,
            Instant now) {
        var at = now.atOffset(ZoneOffset.UTC);
        var seedId = jdbc.sql("""
                        insert into seed (seed_id, status, pattern_hash, domain, seed_type, effect, industry, job_role_id,
                                          action_type, decision, principle, rationale, conditions, confidence,
                                          correlation_id, created_at, updated_at)
                        values (:id, 'draft', :pattern, 'operations', 'governor_approval_pattern', 'CLARIFY', :industry,
                                :jobRole, :action, :decision, :principle, :rationale, :conditions::jsonb, :confidence,
                                :correlation, :now, :now)
                        on conflict (pattern_hash) do update set updated_at = excluded.updated_at
                        returning seed_id
                        """)
                .param("id", newId)
                .param("pattern", patternHash)
                .param("industry", job.industry())
                .param("jobRole", job.jobRoleId())
                .param("action", draft.actionType())
                .param("decision", draft.decision())
                .param("principle", draft.principle())
                .param("rationale", draft.rationale())
                .param("conditions", JSON.writeValueAsString(draft.conditions()))
                .param("confidence", draft.confidence())
                .param("correlation", correlationId)
                .param("now", at)
                .query(UUID.class)
                .single();
        jdbc.sql("""
                insert into seed_evidence (seed_id, job_id, confidence, evidence_refs, observed_at)
                values (:seed, :job, :confidence, :refs::jsonb, :now)
                on conflict do nothing
                """)
                .param("seed", seedId)
                .param("job", job.jobId())
                .param("confidence", draft.confidence())
                .param("refs", JSON.writeValueAsString(draft.evidenceRefs()))
                .param("now", at)
                .update();
        return seedId;
    }

    Optional<Seed> find(UUID id) {
        return jdbc.sql(SELECT + " where s.seed_id = :id group by s.seed_id")
                .param("id", id)
                .query((row, _) -> read(row))
                .optional();
    }

    List<Seed> all(Optional<SeedStatus> status) {
        return jdbc.sql(SELECT + """
                         where (cast(:status as text) is null or s.status = :status)
                        group by s.seed_id order by s.created_at desc, s.seed_id limit 200
                        """)
                .param("status", status.map(SeedStatus::stored).orElse(null))
                .query((row, _) -> read(row))
                .list();
    }

    private static final String SELECT = """
            select s.*, count(distinct e.job_id) as sample_count,
                   coalesce(jsonb_agg(distinct r.ref) filter (where r.ref is not null), '[]')::text as refs,
                   (select avg(c.confidence) from seed_evidence c where c.seed_id = s.seed_id) as mean_confidence
            from seed s
            left join seed_evidence e on e.seed_id = s.seed_id
            left join lateral jsonb_array_elements_text(e.evidence_refs) as r(ref) on true
            """;

    private static Seed read(ResultSet row) throws SQLException {
        return new Seed(
                row.getObject("seed_id", UUID.class),
                SeedStatus.parse(row.getString("status")),
                row.getString("pattern_hash"),
                row.getString("domain"),
                row.getString("seed_type"),
                row.getString("effect"),
                row.getString("industry"),
                row.getString("job_role_id"),
                row.getString("action_type"),
                row.getString("decision"),
                row.getString("principle"),
                row.getString("rationale"),
                JSON.readValue(row.getString("conditions"), new TypeReference<>() {}),
                row.getDouble("mean_confidence"),
                row.getInt("sample_count"),
                JSON.readValue(row.getString("refs"), new TypeReference<>() {}),
                row.getObject("correlation_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class),
                row.getObject("updated_at", OffsetDateTime.class));
    }
}
