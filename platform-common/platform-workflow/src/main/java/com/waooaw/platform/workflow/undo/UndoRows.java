package com.waooaw.platform.workflow.undo;

import com.waooaw.activities.compensation.Compensations.Step;
import com.waooaw.activities.compensation.Compensations.UndoneAct;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code undo_plan} and {@code undo_step}: added once, never changed. */
final class UndoRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    UndoRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A kept plan. */
    record Planned(String actKey, List<Step> steps) {}

    /** A step that is undone. */
    record Kept(String actKey, boolean changed, String detail) {}

    /** Held until the commit: who undoes the same again waits, and then finds that it is undone. */
    void takeTurns(UUID approvalId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('undo/' || :approval::text, 0))")
                .param("approval", approvalId)
                .query((_, _) -> true)
                .single();
    }

    Optional<Planned> plan(UUID approvalId) {
        return jdbc.sql("select act_key, steps::text from undo_plan where approval_id = :approval")
                .param("approval", approvalId)
                .query((row, _) -> new Planned(
                        row.getString("act_key"), List.of(JSON.readValue(row.getString("steps"), Step[].class))))
                .optional();
    }

    void add(UndoneAct act, List<Step> steps, Instant now) {
        jdbc.sql("""
                insert into undo_plan (approval_id, action_type, act_key, subject_id, reason_category, steps, planned_at)
                values (:approval, :type, :key, :subject, :category, :steps::jsonb, :now)
                """)
                .param("approval", act.approvalId())
                .param("type", act.actionType())
                .param("key", act.actKey())
                .param("subject", act.subjectId())
                .param("category", act.reasonCategory())
                .param("steps", JSON.writeValueAsString(steps))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Kept> step(UUID approvalId, String step) {
        return jdbc.sql("""
                        select act_key, changed, detail from undo_step
                        where approval_id = :approval and step = :step
                        """)
                .param("approval", approvalId)
                .param("step", step)
                .query((row, _) ->
                        new Kept(row.getString("act_key"), row.getBoolean("changed"), row.getString("detail")))
                .optional();
    }

    void add(UndoneAct act, String step, boolean changed, String detail, Instant now) {
        jdbc.sql("""
                insert into undo_step (approval_id, step, act_key, changed, detail, undone_at)
                values (:approval, :step, :key, :changed, :detail, :now)
                """)
                .param("approval", act.approvalId())
                .param("step", step)
                .param("key", act.actKey())
                .param("changed", changed)
                .param("detail", detail)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
