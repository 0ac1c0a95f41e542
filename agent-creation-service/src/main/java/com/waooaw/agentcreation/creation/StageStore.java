package com.waooaw.agentcreation.creation;

import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.agentcreation.rules.Finding;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code stage_result} and {@code compensation}. */
@Repository
class StageStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StageStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** How a compensation stands. The lower-case names are stored: never rename one. */
    enum CompensationState {
        /** To be done. */
        PENDING,
        /** Done. */
        DONE,
        /** Could not be done: somebody has to. */
        FAILED
    }

    /** Something to be undone, who does it, and by when. */
    record Compensation(String step, CompensationState state, String owner, Instant deadline) {}

    /** Stores a result; the first one counts. */
    void add(Run run, StageResult result) {
        jdbc.sql("""
                insert into stage_result (agent_id, round, stage, status, findings, detail, rule_set_version, finished_at)
                values (:agent, :round, :stage, :status, :findings::jsonb, :detail::jsonb, :version, :now)
                on conflict do nothing
                """)
                .param("agent", run.agentId())
                .param("round", run.round())
                .param("stage", result.stage().wireName())
                .param("status", result.passed() ? "passed" : "failed")
                .param("findings", json.writeValueAsString(result.findings()))
                .param("detail", json.writeValueAsString(result.detail()))
                .param("version", result.ruleSetVersion())
                .param("now", utc(result.finishedAt()))
                .update();
    }

    /** Results so far, in the order of the stages. */
    List<StageResult> results(Run run) {
        return jdbc
                .sql("select * from stage_result where agent_id = :agent and round = :round")
                .param("agent", run.agentId())
                .param("round", run.round())
                .query((row, _) -> new StageResult(
                        Stage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT)),
                        "passed".equals(row.getString("status")),
                        List.of(json.readValue(row.getString("findings"), Finding[].class)),
                        json.readValue(row.getString("detail"), new TypeReference<Map<String, Object>>() {}),
                        row.getString("rule_set_version"),
                        row.getObject("finished_at", OffsetDateTime.class).toInstant(),
                        row.getObject("revoked_at", OffsetDateTime.class) == null
                                ? null
                                : row.getObject("revoked_at", OffsetDateTime.class)
                                        .toInstant(),
                        row.getString("revoked_reason")))
                .list()
                .stream()
                .sorted((a, b) -> a.stage().compareTo(b.stage()))
                .toList();
    }

    /** Takes back what the three reviewers gave. */
    void revokeReviews(Run run, Instant now) {
        jdbc.sql("""
                update stage_result set revoked_at = :now
                where agent_id = :agent and round = :round and revoked_at is null and status = 'passed'
                  and stage in ('genesis', 'architecture', 'ethics')
                """)
                .param("agent", run.agentId())
                .param("round", run.round())
                .param("now", utc(now))
                .update();
    }

    /** Takes back what one reviewer gave; says whether there was anything to take back. */
    boolean revoke(Run run, Stage stage, String reason, Instant now) {
        return jdbc.sql("""
                        update stage_result set revoked_at = :now, revoked_reason = :reason
                        where agent_id = :agent and round = :round and stage = :stage
                          and revoked_at is null and status = 'passed'
                        """)
                        .param("agent", run.agentId())
                        .param("round", run.round())
                        .param("stage", stage.wireName())
                        .param("reason", reason)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    void plan(Run run, int position, Compensation compensation, Instant now) {
        jdbc.sql("""
                insert into compensation (agent_id, round, step, position, state, owner, deadline, updated_at)
                values (:agent, :round, :step, :position, 'pending', :owner, :deadline, :now)
                on conflict do nothing
                """)
                .param("agent", run.agentId())
                .param("round", run.round())
                .param("step", compensation.step())
                .param("position", position)
                .param("owner", compensation.owner())
                .param("deadline", utc(compensation.deadline()))
                .param("now", utc(now))
                .update();
    }

    void compensated(Run run, String step, CompensationState state, String failure, Instant now) {
        jdbc.sql("""
                update compensation set state = :state, failure = nullif(:failure, ''), updated_at = :now
                where agent_id = :agent and round = :round and step = :step
                """)
                .param("agent", run.agentId())
                .param("round", run.round())
                .param("step", step)
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("failure", failure)
                .param("now", utc(now))
                .update();
    }

    /** A step of a veto is done, and so is what comes before it, whoever did that: they are undone in their order. */
    void undoneUpTo(Run run, String step, Instant now) {
        jdbc.sql("""
                update compensation c set state = 'done', failure = null, updated_at = :now
                where c.agent_id = :agent and c.round = :round and c.state <> 'done'
                  and c.position <= (select s.position from compensation s
                                     where s.agent_id = c.agent_id and s.round = c.round and s.step = :step)
                """)
                .param("agent", run.agentId())
                .param("round", run.round())
                .param("step", step)
                .param("now", utc(now))
                .update();
    }

    /** In the order they are done. */
    List<Compensation> compensations(Run run) {
        return jdbc.sql("""
                        select * from compensation where agent_id = :agent and round = :round order by position
                        """)
                .param("agent", run.agentId())
                .param("round", run.round())
                .query((row, _) -> new Compensation(
                        row.getString("step"),
                        CompensationState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getString("owner"),
                        row.getObject("deadline", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
