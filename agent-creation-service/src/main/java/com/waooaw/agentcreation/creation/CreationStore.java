package com.waooaw.agentcreation.creation;

import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.contracts.governance.VetoCategory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code creation} and {@code blueprint}. */
@Repository
class CreationStore {

    private final JdbcClient jdbc;

    CreationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Run run, String requestedBy, UUID correlationId, UUID submissionId, String document, Instant now) {
        jdbc.sql("""
                insert into blueprint (agent_id, round, submission_id, document, submitted_at)
                values (:agent, :round, :submission, :document::jsonb, :now)
                """)
                .param("agent", run.agentId())
                .param("round", run.round())
                .param("submission", submissionId)
                .param("document", document)
                .param("now", utc(now))
                .update();
        jdbc.sql("""
                insert into creation (agent_id, round, workflow_id, requested_by, correlation_id, started_at)
                values (:agent, :round, :workflow, :requestedBy, :correlation, :now)
                """)
                .param("agent", run.agentId())
                .param("round", run.round())
                .param("workflow", run.workflowId())
                .param("requestedBy", requestedBy)
                .param("correlation", correlationId)
                .param("now", utc(now))
                .update();
    }

    Optional<Creation> find(Run run) {
        return jdbc.sql("select * from creation where agent_id = :agent and round = :round")
                .param("agent", run.agentId())
                .param("round", run.round())
                .query((row, _) -> creation(row))
                .optional();
    }

    /** The same, locked until the commit: two runs of a step take turns. */
    Optional<Creation> locked(Run run) {
        return jdbc.sql("select * from creation where agent_id = :agent and round = :round for update")
                .param("agent", run.agentId())
                .param("round", run.round())
                .query((row, _) -> creation(row))
                .optional();
    }

    Optional<Creation> byWorkflow(String workflowId) {
        return jdbc.sql("select * from creation where workflow_id = :id")
                .param("id", workflowId)
                .query((row, _) -> creation(row))
                .optional();
    }

    Optional<Creation> byApproval(UUID approvalId) {
        return jdbc.sql("select * from creation where approval_id = :id for update")
                .param("id", approvalId)
                .query((row, _) -> creation(row))
                .optional();
    }

    String document(Run run) {
        return jdbc.sql("select document::text from blueprint where agent_id = :agent and round = :round")
                .param("agent", run.agentId())
                .param("round", run.round())
                .query(String.class)
                .single();
    }

    /** The other blueprints of the same file. */
    List<String> documentsBeside(Run run) {
        return jdbc.sql("""
                        select other.document::text from blueprint other
                        join blueprint mine on mine.submission_id = other.submission_id
                        where mine.agent_id = :agent and mine.round = :round and other.agent_id <> mine.agent_id
                        order by other.agent_id
                        """)
                .param("agent", run.agentId())
                .param("round", run.round())
                .query((row, _) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    void reviewed(Run run, Instant now) {
        update(run, "reviewed_at = :now", Map.of("now", utc(now)));
    }

    void question(Run run, UUID approvalId) {
        update(run, "approval_id = :id", Map.of("id", approvalId));
    }

    void asked(Run run, String displayId, Instant expiresAt) {
        update(
                run,
                "approval_display_id = :displayId, approval_expires_at = :expiresAt",
                Map.of("displayId", displayId, "expiresAt", utc(expiresAt)));
    }

    void decided(
            Run run,
            ApprovalStatus decision,
            @Nullable VetoCategory veto,
            @Nullable String by,
            Instant at,
            UUID cause) {
        update(
                run,
                "decision = :decision, decided_by = nullif(:by, ''), decided_at = :at, decision_cause = :cause,"
                        + " veto_category = nullif(:veto, '')",
                Map.of(
                        "decision",
                        lower(decision),
                        "by",
                        by == null ? "" : by,
                        "at",
                        utc(at),
                        "cause",
                        cause,
                        "veto",
                        veto == null ? "" : veto.wireName()));
    }

    void settled(Run run, Instant now) {
        update(run, "settled_at = :now", Map.of("now", utc(now)));
    }

    void permitted(Run run, UUID permitId, Instant until) {
        update(run, "permit_id = :permit, deploy_until = :until", Map.of("permit", permitId, "until", utc(until)));
    }

    void failed(Run run, String code) {
        update(run, "failure = :code", Map.of("code", code));
    }

    void ended(Run run, Outcome outcome, Instant now) {
        update(run, "outcome = :outcome, ended_at = :now", Map.of("outcome", lower(outcome), "now", utc(now)));
    }

    private void update(Run run, String assignments, Map<String, Object> values) {
        jdbc.sql("update creation set " + assignments + " where agent_id = :agent and round = :round")
                .params(values)
                .param("agent", run.agentId())
                .param("round", run.round())
                .update();
    }

    private static Creation creation(ResultSet row) throws SQLException {
        var decision = row.getString("decision");
        var outcome = row.getString("outcome");
        return new Creation(
                row.getObject("agent_id", UUID.class),
                row.getInt("round"),
                row.getString("workflow_id"),
                row.getString("requested_by"),
                row.getObject("correlation_id", UUID.class),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row, "reviewed_at"),
                row.getObject("approval_id", UUID.class),
                row.getString("approval_display_id"),
                instant(row, "approval_expires_at"),
                decision == null ? null : ApprovalStatus.valueOf(decision.toUpperCase(Locale.ROOT)),
                row.getString("decided_by"),
                instant(row, "decided_at"),
                row.getObject("decision_cause", UUID.class),
                row.getString("veto_category"),
                instant(row, "settled_at"),
                row.getObject("permit_id", UUID.class),
                instant(row, "deploy_until"),
                row.getString("failure"),
                outcome == null ? null : Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                instant(row, "ended_at"),
                row.getInt("revision"),
                row.getInt("revisions_allowed"),
                instant(row, "revise_until"),
                row.getObject("escalation_id", UUID.class),
                row.getString("escalation_display_id"),
                row.getString("withdrawn_by"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
