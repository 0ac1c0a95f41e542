package com.waooaw.governance.veto;

import static com.waooaw.platform.database.Columns.instant;
import static com.waooaw.platform.database.Columns.lower;
import static java.time.ZoneOffset.UTC;

import com.waooaw.contracts.governance.VetoCategory;
import com.waooaw.governance.veto.RootCause.Answered;
import com.waooaw.governance.veto.RootCause.Finding;
import com.waooaw.governance.veto.RootCause.Open;
import com.waooaw.governance.veto.RootCause.Task;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Root causes as rows, over all customers; they hold no customer and nothing of what was done. */
@Repository
class RootCauseStore {

    private static final int MOST = 100;

    private final JdbcClient jdbc;

    RootCauseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Task task) {
        jdbc.sql("""
                insert into root_cause (approval_id, precedent, precedent_version, category, opened_at, due_at)
                values (:id, :precedent, :version, :category, :openedAt, :dueAt)
                """)
                .param("id", task.approvalId())
                .param("precedent", task.precedent())
                .param("version", task.precedentVersion())
                .param("category", task.category().wireName())
                .param("openedAt", task.openedAt().atOffset(UTC))
                .param("dueAt", task.dueAt().atOffset(UTC))
                .update();
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<RootCause> lock(UUID approvalId) {
        return jdbc.sql("select * from root_cause where approval_id = :id for update")
                .param("id", approvalId)
                .query(RootCauseStore::map)
                .optional();
    }

    /** Those nobody has answered first, the longest due before the others; at most {@value #MOST}. */
    List<RootCause> list() {
        return jdbc.sql("""
                        select * from root_cause
                        order by (finding is not null), case when finding is null then due_at end, answered_at desc,
                            approval_id
                        limit :most
                        """).param("most", MOST).query(RootCauseStore::map).list();
    }

    void replace(Answered answered) {
        jdbc.sql("""
                update root_cause set finding = :finding, note = :note, answered_by = :by, answered_at = :at
                where approval_id = :id
                """)
                .param("finding", lower(answered.finding()))
                .param("note", answered.note())
                .param("by", answered.by())
                .param("at", answered.at().atOffset(UTC))
                .param("id", answered.task().approvalId())
                .update();
    }

    private static RootCause map(ResultSet row, int number) throws SQLException {
        var task = new Task(
                row.getObject("approval_id", UUID.class),
                row.getString("precedent"),
                row.getInt("precedent_version"),
                VetoCategory.named(row.getString("category")).orElseThrow(),
                instant(row, "opened_at"));
        var finding = row.getString("finding");
        return finding == null
                ? new Open(task)
                : new Answered(
                        task,
                        Finding.valueOf(finding.toUpperCase(Locale.ROOT)),
                        row.getString("note"),
                        row.getString("answered_by"),
                        instant(row, "answered_at"));
    }
}
