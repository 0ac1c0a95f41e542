package com.waooaw.agentexecution.job;

import com.waooaw.activities.knowledge.KnowledgeActivities.SearchResult;
import com.waooaw.agentexecution.StoredJson;
import com.waooaw.agentexecution.skill.Plan;
import com.waooaw.agentexecution.skill.SkillKind;
import com.waooaw.agentexecution.skill.SkillRun;
import com.waooaw.agentexecution.skill.SkillRun.Account;
import com.waooaw.agentexecution.skill.SkillRunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** The rows of skill runs and of what research asked. */
@Repository
class SkillRunRows {

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    SkillRunRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lays out the runs of a plan, once. */
    void lay(JobRef job, Plan plan) {
        for (int i = 0; i < plan.steps().size(); i++) {
            var step = plan.steps().get(i);
            jdbc.sql("""
                    insert into skill_run (job_id, kind, position, customer_id, skill_id, state)
                    values (:job, :kind, :position, :customer, :skill, :state)
                    on conflict (job_id, kind) do nothing
                    """)
                    .param("job", job.jobId())
                    .param("kind", step.kind().wireName())
                    .param("position", i + 1)
                    .param("customer", job.customerId())
                    .param("skill", step.skillId())
                    .param("state", stored(SkillRunState.WAITING_DEPENDENCY))
                    .update();
        }
    }

    /** Marks a run as at work, unless it has ended; the first start counts. */
    void start(UUID jobId, SkillKind kind, Instant now) {
        jdbc.sql("""
                update skill_run set state = :running, started_at = coalesce(started_at, :now)
                where job_id = :job and kind = :kind and state in ('waiting_dependency', 'running', 'waiting_approval')
                """)
                .param("running", stored(SkillRunState.RUNNING))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("job", jobId)
                .param("kind", kind.wireName())
                .update();
    }

    void waitForApproval(UUID jobId, SkillKind kind, Instant now) {
        jdbc.sql("""
                update skill_run set state = :waiting, started_at = coalesce(started_at, :now)
                where job_id = :job and kind = :kind and state in ('waiting_dependency', 'running')
                """)
                .param("waiting", stored(SkillRunState.WAITING_APPROVAL))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("job", jobId)
                .param("kind", kind.wireName())
                .update();
    }

    /** Stores what a skill gives and its account of itself; the first one counts. */
    void complete(UUID jobId, SkillKind kind, Account account, Object result, Instant now) {
        end(jobId, kind, SkillRunState.COMPLETED, account, StoredJson.write(result), null, null, now);
    }

    /** Stores that a skill ended without giving anything. */
    void fail(
            UUID jobId,
            SkillKind kind,
            Account account,
            @Nullable Object result,
            String failure,
            String detail,
            Instant now) {
        var json = result == null ? null : StoredJson.write(result);
        end(jobId, kind, SkillRunState.FAILED, account, json, failure, detail, now);
    }

    private void end(
            UUID jobId,
            SkillKind kind,
            SkillRunState state,
            Account account,
            @Nullable String result,
            @Nullable String failure,
            @Nullable String detail,
            Instant now) {
        jdbc.sql("""
                update skill_run
                set state = :state, think = :think::jsonb, act = :act::jsonb, observe = :observe::jsonb,
                    result = :result::jsonb, cpu_seconds = :cpu, millis = :millis, knowledge_queries = :queries,
                    cost_usd = :cost, failure = :failure, failure_detail = :detail,
                    started_at = coalesce(started_at, :now), ended_at = :now
                where job_id = :job and kind = :kind and state in ('waiting_dependency', 'running', 'waiting_approval')
                """)
                .param("state", stored(state))
                .param("think", StoredJson.write(account.think()))
                .param("act", StoredJson.write(account.act()))
                .param("observe", StoredJson.write(account.observe()))
                .param("result", result)
                .param("cpu", account.cpuSeconds())
                .param("millis", account.millis())
                .param("queries", account.knowledgeQueries())
                .param("cost", account.costUsd())
                .param("failure", failure)
                .param("detail", detail)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("job", jobId)
                .param("kind", kind.wireName())
                .update();
    }

    /** Closes what a job that ended will not do any more. */
    void cancelOpen(UUID jobId, Instant now) {
        jdbc.sql("""
                update skill_run set state = :cancelled, ended_at = :now
                where job_id = :job and state in ('waiting_dependency', 'running', 'waiting_approval')
                """)
                .param("cancelled", stored(SkillRunState.CANCELLED))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("job", jobId)
                .update();
    }

    List<SkillRun> of(UUID jobId) {
        return jdbc.sql("select * from skill_run where job_id = :job order by position")
                .param("job", jobId)
                .query(SkillRunRows::row)
                .list();
    }

    /** What a skill gave; empty while it has not. */
    <T> Optional<T> result(UUID jobId, SkillKind kind, Class<T> type) {
        return jdbc.sql("""
                        select result::text from skill_run
                        where job_id = :job and kind = :kind and state = :completed
                        """)
                .param("job", jobId)
                .param("kind", kind.wireName())
                .param("completed", stored(SkillRunState.COMPLETED))
                .query(String.class)
                .optional()
                .map(json -> StoredJson.read(json, type));
    }

    void layQuestion(JobRef job, int position, UUID queryId, String question) {
        jdbc.sql("""
                insert into research_query (job_id, position, customer_id, query_id, question)
                values (:job, :position, :customer, :query, :question)
                on conflict (job_id, position) do nothing
                """)
                .param("job", job.jobId())
                .param("position", position)
                .param("customer", job.customerId())
                .param("query", queryId)
                .param("question", question)
                .update();
    }

    void answer(UUID jobId, int position, SearchResult answer, Instant now) {
        jdbc.sql("""
                update research_query set answer = :answer::jsonb, answered_at = :now
                where job_id = :job and position = :position and answer is null
                """)
                .param("answer", StoredJson.write(answer))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("job", jobId)
                .param("position", position)
                .update();
    }

    List<Asked> questions(UUID jobId) {
        return jdbc.sql("""
                        select position, query_id, question, answer::text from research_query
                        where job_id = :job order by position
                        """)
                .param("job", jobId)
                .query((row, _) -> {
                    var answer = row.getString("answer");
                    return new Asked(
                            row.getInt("position"),
                            row.getObject("query_id", UUID.class),
                            row.getString("question"),
                            answer == null ? null : StoredJson.read(answer, SearchResult.class));
                })
                .list();
    }

    private static SkillRun row(ResultSet row, int number) throws SQLException {
        var millis = row.getObject("millis", Long.class);
        return new SkillRun(
                row.getString("skill_id"),
                SkillKind.named(row.getString("kind")),
                SkillRunState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                facts(row, "think"),
                facts(row, "act"),
                facts(row, "observe"),
                JobRows.instant(row, "started_at"),
                JobRows.instant(row, "ended_at"),
                millis,
                row.getBigDecimal("cpu_seconds"),
                row.getInt("knowledge_queries"),
                row.getBigDecimal("cost_usd"),
                row.getString("failure"),
                row.getString("failure_detail"));
    }

    private static @Nullable Map<String, Object> facts(ResultSet row, String column) throws SQLException {
        var json = row.getString(column);
        return json == null ? null : StoredJson.read(json, FACTS);
    }

    private static String stored(SkillRunState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /**
     * A question research puts to the corpus.
     *
     * @param answer absent until it is answered
     */
    record Asked(
            int position,
            UUID queryId,
            String question,
            @Nullable SearchResult answer) {}
}
