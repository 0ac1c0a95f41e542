package com.waooaw.governance.authority;

import static com.waooaw.platform.database.Columns.instant;
import static com.waooaw.platform.database.Columns.lower;
import static java.time.ZoneOffset.UTC;

import com.waooaw.governance.authority.DeputyAct.OfApproval;
import com.waooaw.governance.authority.DeputyAct.OfMoney;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What deputies did, as rows. The database shows only those of the customer, or of the platform, that is asking. */
@Repository
class DeputyActStore {

    private final JdbcClient jdbc;

    DeputyActStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(DeputyAct act, UUID correlationId) {
        jdbc.sql("""
                insert into deputy_act (
                    id, customer_id, delegation_id, approval_id, emergency_request_id, display_id, action_type, decision,
                    deputy, deputy_of, decided_at, review_by, correlation_id)
                values (
                    :id, :customerId::uuid, :delegationId, :approvalId::uuid, :requestId::uuid, :displayId, :actionType,
                    :decision, :deputy, :deputyOf, :decidedAt, :reviewBy, :correlationId)
                """)
                .param("id", act.id())
                .param("customerId", act.customerId())
                .param("delegationId", act.delegationId())
                .param("approvalId", act.matter() instanceof OfApproval approval ? approval.id() : null)
                .param("requestId", act.matter() instanceof OfMoney request ? request.id() : null)
                .param("displayId", act.displayId())
                .param("actionType", act.actionType())
                .param("decision", act.decision())
                .param("deputy", act.deputy())
                .param("deputyOf", act.deputyOf())
                .param("decidedAt", act.decidedAt().atOffset(UTC))
                .param("reviewBy", act.reviewBy().atOffset(UTC))
                .param("correlationId", correlationId)
                .update();
    }

    /** The newest first. */
    List<DeputyAct> all(boolean unreviewed, int limit) {
        return jdbc.sql("""
                        select * from deputy_act where not :unreviewed or verdict is null
                        order by decided_at desc, id desc limit :limit
                        """)
                .param("unreviewed", unreviewed)
                .param("limit", limit)
                .query(DeputyActStore::act)
                .list();
    }

    /** Nobody else reviews it until the transaction has ended. */
    Optional<DeputyAct> lock(UUID id) {
        return jdbc.sql("select * from deputy_act where id = :id for update")
                .param("id", id)
                .query(DeputyActStore::act)
                .optional();
    }

    void review(UUID id, DeputyAct.Review review) {
        jdbc.sql("""
                update deputy_act
                set verdict = :verdict, reviewed_by = :by, reviewed_at = :at, review_reason = :reason
                where id = :id
                """)
                .param("id", id)
                .param("verdict", lower(review.verdict()))
                .param("by", review.by())
                .param("at", review.at().atOffset(UTC))
                .param("reason", review.reason())
                .update();
    }

    /** Takes down that nobody has looked in time; empty where that was done, or somebody has looked. */
    Optional<Overdue> overdue(UUID id, Instant now) {
        return jdbc.sql("""
                        update deputy_act set overdue_at = :now
                        where id = :id and overdue_at is null and verdict is null and review_by <= :now
                        returning *
                        """)
                .param("id", id)
                .param("now", now.atOffset(UTC))
                .query((row, number) -> new Overdue(act(row, number), row.getObject("correlation_id", UUID.class)))
                .optional();
    }

    /** An act nobody has looked at in time, and the request it goes back to. */
    record Overdue(DeputyAct act, UUID correlationId) {}

    private static DeputyAct act(ResultSet row, int number) throws SQLException {
        return new DeputyAct(
                row.getObject("id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getObject("delegation_id", UUID.class),
                matter(row),
                row.getString("display_id"),
                row.getString("action_type"),
                row.getString("decision"),
                row.getString("deputy"),
                row.getString("deputy_of"),
                instant(row, "decided_at"),
                instant(row, "review_by"),
                review(row));
    }

    private static DeputyAct.Matter matter(ResultSet row) throws SQLException {
        var approval = row.getObject("approval_id", UUID.class);
        return approval != null
                ? new OfApproval(approval)
                : new OfMoney(row.getObject("emergency_request_id", UUID.class));
    }

    private static DeputyAct.@Nullable Review review(ResultSet row) throws SQLException {
        var verdict = row.getString("verdict");
        return verdict == null
                ? null
                : new DeputyAct.Review(
                        DeputyAct.Verdict.valueOf(verdict.toUpperCase(Locale.ROOT)),
                        row.getString("reviewed_by"),
                        instant(row, "reviewed_at"),
                        row.getString("review_reason"));
    }
}
