package com.waooaw.governance.approval;

import static com.waooaw.platform.database.Columns.instant;
import static com.waooaw.platform.database.Columns.upper;
import static com.waooaw.platform.database.Columns.utc;
import static java.time.ZoneOffset.UTC;

import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Approvals as lists show them, without what will be done: a list of a thousand reads no act. */
@Repository
class CardStore {

    /** Those who are asked: what was passed on waits for the platform, and no longer for whoever was asked first. */
    private static final String ASKED =
            "case when escalated_at is null then scope = any(:scopes) else 'platform' = any(:scopes) end";

    /** Those who may see it: whoever was asked first, and the platform what was passed on to it. */
    private static final String SEEN =
            "(scope = any(:scopes) or (escalated_at is not null and 'platform' = any(:scopes)))";

    private final JdbcClient jdbc;

    CardStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The riskiest first, of those the one that is decided soonest by silence.
     *
     * @param silentSince only what nobody has touched and was due by then; absent for everything
     */
    List<WaitingCard> waiting(
            Collection<ApprovalScope> scopes, Instant now, @Nullable Instant silentSince, int limit, int offset) {
        return jdbc.sql("""
                        select id, display_id, action_type, summary, risk_level, requester_id, reversible,
                               estimated_cost_usd, expires_at, status, reason_required,
                               escalated_at is not null as passed_on
                        from approval
                        where status in ('pending', 'deferred') and expires_at > :now and %s
                          and (:silentSince::timestamptz is null
                               or status = 'pending' and escalated_at is null and due_at <= :silentSince)
                        order by array_position(array['critical', 'high', 'medium', 'low'], risk_level),
                                 status = 'deferred', expires_at, id
                        limit :limit offset :offset
                        """.formatted(ASKED))
                .param("now", now.atOffset(UTC))
                .param("scopes", names(scopes))
                .param("silentSince", utc(silentSince))
                .param("limit", limit)
                .param("offset", offset)
                .query(CardStore::waiting)
                .list();
    }

    private static WaitingCard waiting(ResultSet row, int number) throws SQLException {
        boolean putAside = "deferred".equals(row.getString("status"));
        boolean passedOn = row.getBoolean("passed_on");
        boolean reversible = row.getBoolean("reversible");
        return new WaitingCard(
                row.getObject("id", UUID.class),
                row.getString("display_id"),
                row.getString("action_type"),
                row.getString("summary"),
                row.getString("risk_level"),
                row.getString("requester_id"),
                reversible,
                row.getBigDecimal("estimated_cost_usd"),
                instant(row, "expires_at"),
                putAside,
                passedOn,
                Together.allowed(
                        row.getString("risk_level"),
                        reversible,
                        row.getBoolean("reason_required"),
                        !putAside && !passedOn));
    }

    /** How many wait. */
    int count(Collection<ApprovalScope> scopes, Instant now, @Nullable Instant silentSince) {
        return jdbc.sql("""
                        select count(*) from approval
                        where status in ('pending', 'deferred') and expires_at > :now and %s
                          and (:silentSince::timestamptz is null
                               or status = 'pending' and escalated_at is null and due_at <= :silentSince)
                        """.formatted(ASKED))
                .param("now", now.atOffset(UTC))
                .param("scopes", names(scopes))
                .param("silentSince", utc(silentSince))
                .query(Integer.class)
                .single();
    }

    /** What precedents allowed and can still be taken back, the soonest to be too late first. */
    List<RevocableCard> revocable(Collection<ApprovalScope> scopes, Instant now, int limit) {
        return jdbc.sql("""
                        select a.id, a.display_id, a.action_type, a.summary, a.risk_level, a.precedent, a.settled_at,
                               a.veto_until, p.id is not null as done
                        from approval a left join permit p on p.approval_id = a.id
                        where a.status = 'auto_approved' and a.veto_until > :now and a.scope = any(:scopes)
                        order by a.veto_until, a.id
                        limit :limit
                        """)
                .param("now", now.atOffset(UTC))
                .param("scopes", names(scopes))
                .param("limit", limit)
                .query((row, _) -> new RevocableCard(
                        row.getObject("id", UUID.class),
                        row.getString("display_id"),
                        row.getString("action_type"),
                        row.getString("summary"),
                        row.getString("risk_level"),
                        row.getString("precedent"),
                        instant(row, "settled_at"),
                        instant(row, "veto_until"),
                        row.getBoolean("done")))
                .list();
    }

    /** Another text whenever another question waits or can be taken back, or one of them has changed. */
    String mark(Collection<ApprovalScope> scopes) {
        return jdbc.sql("""
                        select coalesce(md5(string_agg(id::text || version::text, ',' order by id)), '')
                        from approval
                        where status in ('pending', 'deferred', 'auto_approved') and %s
                        """.formatted(SEEN))
                .param("scopes", names(scopes))
                .query(String.class)
                .single();
    }

    /** What was settled last. */
    List<DecidedCard> decided(Collection<ApprovalScope> scopes, int limit) {
        return jdbc.sql("""
                        select id, display_id, action_type, summary, risk_level, status, created_at, settled_at,
                               decided_by, escalated_at is not null as passed_on,
                               exists (select from edited_act where approval_id = approval.id) as edited
                        from approval
                        where settled_at is not null and %s
                        order by settled_at desc, id desc
                        limit :limit
                        """.formatted(SEEN))
                .param("scopes", names(scopes))
                .param("limit", limit)
                .query(CardStore::decided)
                .list();
    }

    private static DecidedCard decided(ResultSet row, int number) throws SQLException {
        var settledAt = instant(row, "settled_at");
        return new DecidedCard(
                row.getObject("id", UUID.class),
                row.getString("display_id"),
                row.getString("action_type"),
                row.getString("summary"),
                row.getString("risk_level"),
                ApprovalStatus.valueOf(upper(row, "status")),
                settledAt,
                row.getString("decided_by"),
                row.getBoolean("passed_on"),
                Duration.between(instant(row, "created_at"), settledAt),
                row.getBoolean("edited"));
    }

    /** Half of what people decided since then took no longer; empty where nobody decided anything. */
    Optional<Duration> median(Collection<ApprovalScope> scopes, Instant since) {
        return jdbc.sql("""
                        select percentile_cont(0.5) within group (order by extract(epoch from settled_at - created_at))
                        from approval
                        where settled_at >= :since and decided_by is not null and status <> 'vetoed'
                          and break_glass_id is null and scope = any(:scopes)
                        """)
                .param("since", since.atOffset(UTC))
                .param("scopes", names(scopes))
                .query((row, _) -> Optional.ofNullable(row.getObject(1, Double.class)))
                .single()
                .map(seconds -> Duration.ofMillis(Math.round(seconds * 1_000)));
    }

    private static String[] names(Collection<ApprovalScope> scopes) {
        return scopes.stream().map(Columns::lower).toArray(String[]::new);
    }
}
