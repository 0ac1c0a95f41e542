package com.waooaw.governance.veto;

import static com.waooaw.platform.database.Columns.instant;
import static com.waooaw.platform.database.Columns.instantIfAny;
import static com.waooaw.platform.database.Columns.lower;
import static com.waooaw.platform.database.Columns.upper;
import static java.time.ZoneOffset.UTC;

import com.waooaw.activities.compensation.Compensations;
import com.waooaw.contracts.governance.VetoCategory;
import com.waooaw.platform.kernel.Cause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Vetoes as rows. The database shows only those of the customer, or of the platform, that is asking. */
@Repository
class VetoStore {

    private static final int LONGEST_DETAIL = 500;

    private final JdbcClient jdbc;

    VetoStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Veto veto) {
        jdbc.sql("""
                insert into veto (
                    approval_id, customer_id, effect, category, vetoed_at, action_type, subject_type, subject_id, act_key,
                    precedent, correlation_id, causation_id, undo, failures)
                values (
                    :id, :customerId::uuid, :effect, :category, :at, :actionType, :subjectType, :subjectId, :actKey,
                    :precedent, :correlationId, :causationId, :undo, 0)
                """)
                .param("id", veto.approvalId())
                .param("customerId", veto.customerId())
                .param("effect", lower(veto.effect()))
                .param("category", veto.category().wireName())
                .param("at", veto.vetoedAt().atOffset(UTC))
                .param("actionType", veto.actionType())
                .param("subjectType", veto.subjectType())
                .param("subjectId", veto.subjectId())
                .param("actKey", veto.actKey())
                .param("precedent", veto.precedent())
                .param("correlationId", veto.cause().correlationId())
                .param("causationId", veto.cause().causationId())
                .param("undo", lower(veto.undo()))
                .update();
    }

    Optional<Veto> find(UUID approvalId) {
        return jdbc.sql("select * from veto where approval_id = :id")
                .param("id", approvalId)
                .query((row, _) -> veto(row, steps(approvalId)))
                .optional();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Veto> lock(UUID approvalId) {
        return jdbc.sql("select approval_id from veto where approval_id = :id for update")
                .param("id", approvalId)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    private List<Veto.Step> steps(UUID approvalId) {
        return jdbc.sql("select * from veto_step where approval_id = :id order by position")
                .param("id", approvalId)
                .query((row, _) -> new Veto.Step(
                        row.getString("name"),
                        row.getString("task_queue"),
                        instantIfAny(row, "done_at"),
                        row.getObject("changed", Boolean.class),
                        row.getString("detail")))
                .list();
    }

    private static Veto veto(ResultSet row, List<Veto.Step> steps) throws SQLException {
        return new Veto(
                row.getObject("approval_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                Veto.Effect.valueOf(upper(row, "effect")),
                VetoCategory.named(row.getString("category")).orElseThrow(),
                instant(row, "vetoed_at"),
                row.getString("action_type"),
                row.getString("subject_type"),
                row.getString("subject_id"),
                row.getString("act_key"),
                row.getString("precedent"),
                new Cause(row.getObject("correlation_id", UUID.class), row.getObject("causation_id", UUID.class)),
                Veto.Undoing.valueOf(upper(row, "undo")),
                row.getString("failed_step"),
                row.getString("failed_code"),
                row.getInt("failures"),
                row.getObject("planned_at") != null,
                instantIfAny(row, "ended_at"),
                steps);
    }

    /** What has to be undone, as its owner said it first; a second plan of the same is not kept. */
    void plan(Veto veto, List<Compensations.Step> steps, Instant at) {
        for (int i = 0; i < steps.size(); i++) {
            jdbc.sql("""
                    insert into veto_step (approval_id, position, customer_id, name, task_queue)
                    values (:id, :position, :customerId::uuid, :name, :taskQueue)
                    """)
                    .param("id", veto.approvalId())
                    .param("position", i)
                    .param("customerId", veto.customerId())
                    .param("name", steps.get(i).name())
                    .param("taskQueue", steps.get(i).taskQueue())
                    .update();
        }
        jdbc.sql("""
                update veto set undo = 'undoing', planned_at = :at, failed_step = null, failed_code = null
                where approval_id = :id
                """)
                .param("at", at.atOffset(UTC))
                .param("id", veto.approvalId())
                .update();
    }

    /** A step is undone; nothing changes where it was before. */
    void undone(UUID approvalId, Compensations.StepOutcome outcome, Instant at) {
        boolean first = jdbc.sql("""
                        update veto_step set done_at = :at, changed = :changed, detail = :detail
                        where approval_id = :id and name = :name and done_at is null
                        """)
                        .param("at", at.atOffset(UTC))
                        .param("changed", outcome.changed())
                        .param("detail", shortened(outcome.detail()))
                        .param("id", approvalId)
                        .param("name", outcome.name())
                        .update()
                == 1;
        if (first) {
            jdbc.sql("""
                    update veto set undo = 'undoing', failed_step = null, failed_code = null where approval_id = :id
                    """).param("id", approvalId).update();
        }
    }

    void failed(UUID approvalId, String step, String code) {
        jdbc.sql("""
                update veto set undo = 'failed', failed_step = :step, failed_code = :code, failures = failures + 1
                where approval_id = :id
                """)
                .param("step", step)
                .param("code", code)
                .param("id", approvalId)
                .update();
    }

    void ended(UUID approvalId, Instant at) {
        jdbc.sql("""
                update veto set undo = 'done', ended_at = :at, failed_step = null, failed_code = null
                where approval_id = :id
                """).param("at", at.atOffset(UTC)).param("id", approvalId).update();
    }

    private static String shortened(String detail) {
        var clean = detail.replace("\0", "");
        return clean.length() <= LONGEST_DETAIL ? clean : clean.substring(0, LONGEST_DETAIL);
    }
}
