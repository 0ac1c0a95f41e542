package com.waooaw.agentcreation.creation;

import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.agentcreation.rules.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code earlier_blueprint} and {@code earlier_stage_result}, and how often a creation is mended. */
@Repository
class RevisionStore {

    /** How long a refused blueprint is waited for, and for a Governor's ruling. Source: domain.md 2.1. */
    static final Duration PATIENCE = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RevisionStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A blueprint as it was submitted. */
    record Submitted(int revision, String by, Instant at) {}

    /** Refused: back to the author, or to the Governor where it was mended as often as it may be. */
    void refused(Run run, Creation creation, Instant now) {
        var outcome = creation.revision() < creation.revisionsAllowed() ? Outcome.REFUSED : Outcome.ESCALATED;
        update(
                run,
                "outcome = :outcome, revise_until = :until",
                Map.of("outcome", outcome.name().toLowerCase(Locale.ROOT), "until", utc(now.plus(PATIENCE))));
    }

    /** The next round: what stands becomes history, the mended blueprint stands, and nothing has looked at it. */
    void resubmitted(Run run, Creation creation, String document, String by, Instant now) {
        var values = Map.<String, Object>of("revision", creation.revision(), "requester", creation.requestedBy());
        statement("""
                insert into earlier_blueprint (agent_id, round, revision, document, submitted_by, submitted_at)
                select agent_id, round, :revision, document, coalesce(submitted_by, :requester), submitted_at
                from blueprint
                """, run, values);
        statement("""
                insert into earlier_stage_result (agent_id, round, revision, stage, status, findings, detail,
                                                  rule_set_version, finished_at)
                select agent_id, round, :revision, stage, status, findings, detail, rule_set_version, finished_at
                from stage_result
                """, run, values);
        statement("delete from stage_result", run, Map.of());
        statement(
                "update blueprint set document = :document::jsonb, submitted_by = :by, submitted_at = :now",
                run,
                Map.of("document", document, "by", by, "now", utc(now)));
        update(run, "revision = revision + 1, outcome = null, revise_until = null", Map.of());
    }

    void escalated(Run run, UUID escalationId, String displayId) {
        update(
                run,
                "escalation_id = :id, escalation_display_id = :displayId",
                Map.of("id", escalationId, "displayId", displayId));
    }

    /** The Governor allows one more round. */
    void allowed(Run run, Instant now) {
        update(
                run,
                "outcome = 'refused', revisions_allowed = revision + 1, revise_until = :until, escalation_id = null,"
                        + " escalation_display_id = null",
                Map.of("until", utc(now.plus(PATIENCE))));
    }

    void withdrawn(Run run, String by) {
        update(run, "outcome = 'withdrawn', withdrawn_by = :by", Map.of("by", by));
    }

    /** The blueprints before the one that stands, in their order. */
    List<Submitted> earlier(Run run) {
        return jdbc.sql("""
                        select revision, submitted_by, submitted_at from earlier_blueprint
                        where agent_id = :agent and round = :round order by revision
                        """)
                .param("agent", run.agentId())
                .param("round", run.round())
                .query((row, _) -> new Submitted(
                        row.getInt(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The blueprint that stands. */
    Submitted standing(Run run, Creation creation) {
        return jdbc.sql("""
                        select coalesce(submitted_by, :requester), submitted_at from blueprint
                        where agent_id = :agent and round = :round
                        """)
                .param("requester", creation.requestedBy())
                .param("agent", run.agentId())
                .param("round", run.round())
                .query((row, _) -> new Submitted(
                        creation.revision(),
                        row.getString(1),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .single();
    }

    /** What the checks found in an earlier blueprint, in the order of the stages. */
    List<Finding> findings(Run run, int revision) {
        return jdbc
                .sql("""
                        select stage, findings from earlier_stage_result
                        where agent_id = :agent and round = :round and revision = :revision
                        """)
                .param("agent", run.agentId())
                .param("round", run.round())
                .param("revision", revision)
                .query((row, _) -> Map.entry(
                        Stage.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                        List.of(json.readValue(row.getString(2), Finding[].class))))
                .list()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(stage -> stage.getValue().stream())
                .toList();
    }

    private void update(Run run, String assignments, Map<String, Object> values) {
        statement("update creation set " + assignments, run, values);
    }

    private void statement(String sql, Run run, Map<String, Object> values) {
        jdbc.sql(sql + " where agent_id = :agent and round = :round")
                .params(values)
                .param("agent", run.agentId())
                .param("round", run.round())
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
