package com.waooaw.agentexecution.job;

import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.agentexecution.StoredJson;
import com.waooaw.agentexecution.job.JobExecution.Purpose;
import com.waooaw.agentexecution.job.JobExecution.Worker;
import com.waooaw.agentexecution.skill.Plan;
import com.waooaw.agentexecution.writing.Brief;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.platform.kernel.Cause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of jobs; the database shows each customer their own. */
@Repository
class JobRows {

    private final JdbcClient jdbc;

    JobRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a job unless it is there. */
    boolean add(JobExecution job) {
        return jdbc.sql("""
                        insert into job_execution (id, purpose, customer_id, engagement_id, agent_id, agent_display_id,
                            agent_version, manifest_hash, industry, job_role_id, brief, reading, plan, state, approval_id,
                            created_at, correlation_id, causation_id)
                        values (:id, :purpose, :customer, :engagement::uuid, :agent, :displayId, :version, :hash, :industry,
                            :jobRole, :brief, :reading::jsonb, :plan::jsonb, :state, :approval, :createdAt, :correlation, :causation)
                        on conflict (id) do nothing
                        """)
                        .param("id", job.id())
                        .param("purpose", job.purpose().name().toLowerCase(Locale.ROOT))
                        .param("customer", job.customerId())
                        .param("engagement", job.engagementId())
                        .param("agent", job.worker().agentId())
                        .param("displayId", job.worker().displayId())
                        .param("version", job.worker().agentVersion())
                        .param("hash", job.worker().manifestHash())
                        .param("industry", job.worker().industry())
                        .param("jobRole", job.worker().jobRoleId())
                        .param("brief", job.brief())
                        .param("reading", StoredJson.write(job.reading()))
                        .param("plan", StoredJson.write(job.plan()))
                        .param("state", job.state().stored())
                        .param("approval", job.approvalId())
                        .param("createdAt", at(job.createdAt()))
                        .param("correlation", job.cause().correlationId())
                        .param("causation", job.cause().causationId())
                        .update()
                == 1;
    }

    Optional<JobExecution> find(UUID id) {
        return jdbc.sql("select * from job_execution where id = :id")
                .param("id", id)
                .query(JobRows::row)
                .optional();
    }

    Optional<JobExecution> lock(UUID id) {
        return jdbc.sql("select * from job_execution where id = :id for update")
                .param("id", id)
                .query(JobRows::row)
                .optional();
    }

    Optional<JobExecution> ofApproval(UUID approvalId) {
        return jdbc.sql("select * from job_execution where approval_id = :approval for update")
                .param("approval", approvalId)
                .query(JobRows::row)
                .optional();
    }

    /** A customer's jobs, newest first. */
    List<JobExecution> newest(int limit) {
        return jdbc.sql("""
                        select * from job_execution where purpose = 'customer'
                        order by created_at desc, id desc limit :limit
                        """).param("limit", limit).query(JobRows::row).list();
    }

    int begunSince(UUID engagementId, Instant since) {
        return jdbc.sql("select count(*) from job_execution where engagement_id = :engagement and created_at >= :since")
                .param("engagement", engagementId)
                .param("since", at(since))
                .query(Integer.class)
                .single();
    }

    /** When an engagement's newest job that has ended found the plan without money; empty where it did not. */
    Optional<Instant> planFoundEmptyAt(UUID engagementId) {
        return jdbc.sql("""
                        select ended_at from (
                            select * from job_execution
                            where engagement_id = :engagement and ended_at is not null
                            order by ended_at desc limit 1
                        ) newest
                        where failure = :code and starts_with(failure_detail, :plan)
                        """)
                .param("engagement", engagementId)
                .param("code", ExecutionError.BUDGET_REFUSED.id())
                .param("plan", JobSpending.NO_MONEY + BudgetScope.PLAN.wireName() + "/")
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Writes what of a job can change. */
    void replace(JobExecution job) {
        var progress = job.progress();
        jdbc.sql("""
                update job_execution
                set state = :state, outcome = :outcome, failure = :failure, failure_detail = :failureDetail,
                    approval_status = :approvalStatus, act_hash = :actHash, decided_by = :decidedBy,
                    decided_at = :decidedAt, started_at = :startedAt, waiting_since = :waitingSince, ended_at = :endedAt,
                    edited_act_hash = :editedHash
                where id = :id
                """)
                .param("id", job.id())
                .param("state", job.state().stored())
                .param(
                        "outcome",
                        progress.outcome() == null ? null : progress.outcome().stored())
                .param("failure", progress.failure())
                .param("failureDetail", progress.failureDetail())
                .param(
                        "approvalStatus",
                        progress.approvalStatus() == null
                                ? null
                                : progress.approvalStatus().name())
                .param("actHash", progress.actHash())
                .param("decidedBy", progress.decidedBy())
                .param("decidedAt", at(progress.decidedAt()))
                .param("startedAt", at(progress.startedAt()))
                .param("waitingSince", at(progress.waitingSince()))
                .param("endedAt", at(progress.endedAt()))
                .param("editedHash", progress.editedHash())
                .update();
    }

    /** Marks a cancelled job as one for which nothing is left to do; the first time counts. */
    void letGo(UUID id, Instant now) {
        jdbc.sql(
                        "update job_execution set let_go_at = :now where id = :id and state = 'cancelled' and let_go_at is null")
                .param("now", at(now))
                .param("id", id)
                .update();
    }

    private static JobExecution row(ResultSet row, int number) throws SQLException {
        return new JobExecution(
                row.getObject("id", UUID.class),
                Purpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
                row.getObject("customer_id", UUID.class),
                row.getObject("engagement_id", UUID.class),
                new Worker(
                        row.getObject("agent_id", UUID.class),
                        row.getString("agent_display_id"),
                        row.getString("agent_version"),
                        row.getString("manifest_hash"),
                        row.getString("industry"),
                        row.getString("job_role_id")),
                row.getString("brief"),
                StoredJson.read(row.getString("reading"), Brief.class),
                StoredJson.read(row.getString("plan"), Plan.class),
                row.getObject("approval_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                new Cause(row.getObject("correlation_id", UUID.class), row.getObject("causation_id", UUID.class)),
                progress(row));
    }

    private static JobProgress progress(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        var approval = row.getString("approval_status");
        return new JobProgress(
                JobState.ofStored(row.getString("state")),
                outcome == null ? null : JobOutcome.ofStored(outcome),
                row.getString("failure"),
                row.getString("failure_detail"),
                approval == null ? null : ApprovalStatus.valueOf(approval),
                row.getString("act_hash"),
                row.getString("decided_by"),
                instant(row, "decided_at"),
                instant(row, "started_at"),
                instant(row, "waiting_since"),
                instant(row, "ended_at"),
                row.getString("edited_act_hash"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
