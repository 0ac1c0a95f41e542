package com.waooaw.governance.breakglass;

import static com.waooaw.platform.database.Columns.instant;
import static com.waooaw.platform.database.Columns.lower;
import static com.waooaw.platform.database.Columns.upper;
import static java.time.ZoneOffset.UTC;

import com.waooaw.governance.approval.Emergencies.Door;
import com.waooaw.governance.breakglass.Emergency.Overdue;
import com.waooaw.governance.breakglass.Emergency.Reviewed;
import com.waooaw.governance.breakglass.Emergency.State;
import com.waooaw.governance.breakglass.Emergency.Waiting;
import com.waooaw.platform.kernel.Cause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Emergencies as rows. The database shows only those of the customer, or of the platform, that is asking. */
@Repository
class EmergencyStore {

    private static final int MOST = 100;

    private final JdbcClient jdbc;

    EmergencyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Waiting waiting) {
        var declaration = waiting.declaration();
        var door = declaration.door();
        jdbc.sql("""
                insert into break_glass (
                    id, approval_id, customer_id, engagement_id, display_id, requester_id, requester_type, subject_type,
                    subject_id, action_type, act_hash, condition, description, evidence, declared_by, declared_at, ends_at,
                    review_due_at, state, correlation_id, causation_id)
                values (
                    :id, :approvalId, :customerId::uuid, :engagementId::uuid, :displayId, :requesterId, :requesterType,
                    :subjectType, :subjectId, :actionType, :actHash, :condition, :description, :evidence, :by, :at,
                    :endsAt, :reviewDueAt, 'unreviewed', :correlationId, :causationId)
                """)
                .param("id", declaration.id())
                .param("approvalId", door.approvalId())
                .param("customerId", door.customerId())
                .param("engagementId", door.engagementId())
                .param("displayId", door.displayId())
                .param("requesterId", door.requesterId())
                .param("requesterType", door.requesterType())
                .param("subjectType", door.subjectType())
                .param("subjectId", door.subjectId())
                .param("actionType", door.actionType())
                .param("actHash", door.actHash())
                .param("condition", declaration.condition().stored())
                .param("description", declaration.description())
                .param("evidence", declaration.evidence().toArray(String[]::new))
                .param("by", declaration.by())
                .param("at", declaration.at().atOffset(UTC))
                .param("endsAt", declaration.endsAt().atOffset(UTC))
                .param("reviewDueAt", declaration.reviewDueAt().atOffset(UTC))
                .param("correlationId", door.cause().correlationId())
                .param("causationId", door.cause().causationId())
                .update();
    }

    Optional<Emergency> find(UUID id) {
        return jdbc.sql("select * from break_glass where id = :id")
                .param("id", id)
                .query(EmergencyStore::map)
                .optional();
    }

    Optional<Emergency> ofApproval(UUID approvalId) {
        return jdbc.sql("select * from break_glass where approval_id = :id")
                .param("id", approvalId)
                .query(EmergencyStore::map)
                .optional();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Emergency> lock(UUID id) {
        return jdbc.sql("select * from break_glass where id = :id for update")
                .param("id", id)
                .query(EmergencyStore::map)
                .optional();
    }

    /** Newest first, at most {@value #MOST}. */
    List<Emergency> latest() {
        return jdbc.sql("select * from break_glass order by declared_at desc, id desc limit :most")
                .param("most", MOST)
                .query(EmergencyStore::map)
                .list();
    }

    void replace(Overdue overdue) {
        jdbc.sql("update break_glass set state = 'overdue' where id = :id")
                .param("id", overdue.declaration().id())
                .update();
    }

    void replace(Reviewed reviewed) {
        jdbc.sql("""
                update break_glass
                set state = :state, reviewed_by = :by, reviewed_at = :at, review_reason = :reason, undone = :undone
                where id = :id
                """)
                .param("state", lower(reviewed.state()))
                .param("by", reviewed.by())
                .param("at", reviewed.at().atOffset(UTC))
                .param("reason", reviewed.reason())
                .param("undone", reviewed.undone())
                .param("id", reviewed.declaration().id())
                .update();
    }

    private static Emergency map(ResultSet row, int number) throws SQLException {
        var declaration = declaration(row);
        return switch (State.valueOf(upper(row, "state"))) {
            case UNREVIEWED -> new Waiting(declaration);
            case OVERDUE -> new Overdue(declaration);
            case JUSTIFIED -> reviewed(row, declaration, Verdict.JUSTIFIED);
            case UNJUSTIFIED -> reviewed(row, declaration, Verdict.UNJUSTIFIED);
        };
    }

    private static Reviewed reviewed(ResultSet row, Declaration declaration, Verdict verdict) throws SQLException {
        return new Reviewed(
                declaration,
                verdict,
                row.getString("reviewed_by"),
                row.getString("review_reason"),
                instant(row, "reviewed_at"),
                row.getBoolean("undone"));
    }

    private static Declaration declaration(ResultSet row) throws SQLException {
        return new Declaration(
                row.getObject("id", UUID.class),
                new Door(
                        row.getObject("approval_id", UUID.class),
                        row.getString("display_id"),
                        row.getObject("customer_id", UUID.class),
                        row.getObject("engagement_id", UUID.class),
                        row.getString("requester_id"),
                        row.getString("requester_type"),
                        row.getString("subject_type"),
                        row.getString("subject_id"),
                        row.getString("action_type"),
                        row.getString("act_hash"),
                        new Cause(
                                row.getObject("correlation_id", UUID.class),
                                row.getObject("causation_id", UUID.class))),
                Condition.of(row.getString("condition")),
                row.getString("description"),
                List.of((String[]) row.getArray("evidence").getArray()),
                row.getString("declared_by"),
                instant(row, "declared_at"),
                instant(row, "ends_at"));
    }
}
