package com.waooaw.governance.approval;

import static com.waooaw.platform.database.Columns.lower;
import static com.waooaw.platform.database.Columns.utc;
import static java.time.ZoneOffset.UTC;

import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Consumed;
import com.waooaw.governance.approval.Approval.Deferred;
import com.waooaw.governance.approval.Approval.Escalated;
import com.waooaw.governance.approval.Approval.Pending;
import com.waooaw.governance.approval.Approval.Settled;
import com.waooaw.governance.approval.ByPrecedent.AutoApproved;
import com.waooaw.governance.approval.ByPrecedent.AutoUsed;
import com.waooaw.governance.approval.ByPrecedent.Confirmed;
import com.waooaw.platform.database.Columns;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Approvals as rows. The database shows only those of the customer, or of the platform, that is asking. */
@Repository
class ApprovalStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    ApprovalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a question; false where its id was asked before. */
    boolean add(Pending pending) {
        var question = pending.question();
        return jdbc.sql("""
                        insert into approval (
                            id, display_id, class, scope, engagement_id, customer_id, requester_id, requester_type,
                            subject_type, subject_id, action_type, act_json, act_hash, summary, evidence, risk_level,
                            blast_radius, reversible, compensation_ref, estimated_cost_usd, correlation_id,
                            causation_id, created_at, due_at, expires_at, on_silence, reason_required, status, version)
                        values (
                            :id, :displayId, :class, :scope, :engagementId::uuid, :customerId::uuid, :requesterId,
                            :requesterType, :subjectType, :subjectId, :actionType, :actJson, :actHash, :summary,
                            :evidence::jsonb, :riskLevel, :blastRadius, :reversible, :compensationRef, :cost,
                            :correlationId, :causationId, :createdAt, :dueAt, :expiresAt, :onSilence, :reasonRequired,
                            'pending', :version)
                        on conflict (id) do nothing
                        """)
                        .param("id", question.id())
                        .param("displayId", question.displayId())
                        .param("class", lower(question.approvalClass()))
                        .param("scope", lower(question.scope()))
                        .param("engagementId", question.engagementId())
                        .param("customerId", question.customerId())
                        .param("requesterId", question.requester().id())
                        .param("requesterType", question.requester().type())
                        .param("subjectType", question.subject().type())
                        .param("subjectId", question.subject().id())
                        .param("actionType", question.actionType())
                        .param("actJson", question.act().json())
                        .param("actHash", question.act().hash())
                        .param("summary", question.summary())
                        .param("evidence", JSON.writeValueAsString(question.evidence()))
                        .param("riskLevel", question.riskLevel())
                        .param("blastRadius", question.blastRadius())
                        .param("reversible", question.reversible())
                        .param("compensationRef", question.compensationRef())
                        .param("cost", question.estimatedCostUsd())
                        .param("correlationId", question.cause().correlationId())
                        .param("causationId", question.cause().causationId())
                        .param("createdAt", question.createdAt().atOffset(UTC))
                        .param("dueAt", question.terms().dueAt().atOffset(UTC))
                        .param("expiresAt", question.terms().expiresAt().atOffset(UTC))
                        .param("onSilence", lower(question.terms().onSilence()))
                        .param("reasonRequired", question.terms().reasonRequired())
                        .param("version", pending.version())
                        .update()
                == 1;
    }

    Optional<Approval> find(UUID id) {
        return jdbc.sql(ApprovalRow.SELECT + " where a.id = :id")
                .param("id", id)
                .query(ApprovalRow::map)
                .optional();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Approval> lock(UUID id) {
        // lock first, then read: one statement that did both would, after a wait, join the new row to the old permit
        return jdbc.sql("select id from approval where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    /**
     * Newest first.
     *
     * @param statuses all where there is none
     * @param before leaves out this approval and everything newer
     */
    List<Approval> list(List<ApprovalStatus> statuses, @Nullable Cursor before, int limit) {
        return jdbc.sql(ApprovalRow.SELECT + """
                         where (cardinality(:statuses::text[]) = 0 or a.status = any(:statuses::text[]))
                           and (:createdAt::timestamptz is null or (a.created_at, a.id) < (:createdAt, :id::uuid))
                        order by a.created_at desc, a.id desc
                        limit :limit
                        """)
                .param("statuses", statuses.stream().map(Columns::lower).toArray(String[]::new))
                .param("createdAt", before == null ? null : utc(before.at()))
                .param("id", before == null ? null : before.id())
                .param("limit", limit)
                .query(ApprovalRow::map)
                .list();
    }

    /** The act of this kind that this requester was last allowed, in this tenant; empty where there was none. */
    Optional<Approval> lastAllowed(Question question) {
        return jdbc.sql(ApprovalRow.SELECT + """
                         where a.requester_id = :requesterId and a.action_type = :actionType and a.id <> :id
                           and a.status in ('approved', 'consumed', 'auto_approved', 'confirmed') and a.scope = :scope
                           and a.customer_id is not distinct from :customerId::uuid
                           and a.settled_at <= :before
                        order by a.settled_at desc, a.id desc
                        limit 1
                        """)
                .param("requesterId", question.requester().id())
                .param("actionType", question.actionType())
                .param("id", question.id())
                .param("scope", lower(question.scope()))
                .param("customerId", question.customerId())
                .param("before", question.terms().expiresAt().atOffset(UTC))
                .query(ApprovalRow::map)
                .optional();
    }

    /** How many yeses this person gave since then, in this tenant. */
    int yeses(String subject, Instant since) {
        return jdbc.sql("""
                        select count(*) from approval
                        where decided_by = :subject and status in ('approved', 'consumed') and settled_at > :since
                        """)
                .param("subject", subject)
                .param("since", since.atOffset(UTC))
                .query(Integer.class)
                .single();
    }

    /** When each of these was used; those nobody has used are left out. */
    Map<UUID, Instant> permitsTakenAt(List<UUID> ids) {
        return jdbc
                .sql("select approval_id, issued_at from permit where approval_id = any(:ids::uuid[])")
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, _) -> Map.entry(row.getObject(1, UUID.class), Columns.instant(row, "issued_at")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Stores the next state. */
    void replace(Approval next) {
        switch (next) {
            case Approved approved when approved.question().asked() != null -> keepEdited(approved);
            case Consumed consumed -> keep(consumed.question(), consumed.permit());
            case AutoUsed used -> keep(used.question(), used.permit());
            case Confirmed(var question, var _, var permit, var _) when permit != null -> keep(question, permit);
            case AutoApproved auto -> keep(auto);
            case Approved(var question, Authority.BreakGlass glass, var _, var _) -> keep(question, glass);
            case Deferred deferred -> keep(deferred);
            case Escalated escalated -> keep(escalated);
            case Pending _, Settled _ -> {}
        }
        if (update(next, ApprovalColumns.of(next)) != 1) {
            throw new WaooawException(
                    GovernanceError.APPROVAL_MOVED, next.question().displayId() + " has changed meanwhile");
        }
    }

    private int update(Approval next, ApprovalColumns columns) {
        return jdbc.sql("""
                        update approval
                        set status = :status, settled_at = :settledAt, decided_by = :by, decided_through = :through,
                            decided_with = :with, reason = :reason, use_by = :useBy, deferred_at = :deferredAt,
                            deferred_until = :deferredUntil, veto_category = :veto, deputy_of = :deputyOf,
                            version = :version
                        where id = :id and version = :version - 1
                        """)
                .param("status", lower(next.status()))
                .param("settledAt", utc(columns.settledAt()))
                .param("by", columns.by())
                .param("through", columns.through())
                .param("with", columns.with())
                .param("reason", columns.reason())
                .param("useBy", utc(columns.useBy()))
                .param("deferredAt", utc(columns.deferredAt()))
                .param("deferredUntil", utc(columns.deferredUntil()))
                .param("veto", columns.veto() == null ? null : columns.veto().wireName())
                .param("deputyOf", DeputyRules.deputyOf(next))
                .param("version", next.version())
                .param("id", next.question().id())
                .update();
    }

    private void keep(Deferred deferred) {
        var deferral = deferred.deferral();
        jdbc.sql("""
                insert into deferral (
                    approval_id, version, customer_id, deferred_by, deferred_at, deferred_until, reason)
                values (:id, :version, :customerId::uuid, :by, :at, :until, :reason)
                """)
                .param("id", deferred.question().id())
                .param("version", deferred.version())
                .param("customerId", deferred.question().customerId())
                .param("by", deferral.stamp().by())
                .param("at", utc(deferral.stamp().at()))
                .param("until", utc(deferral.until()))
                .param("reason", deferral.reason())
                .update();
    }

    /** Who passed it on stays with the approval, whatever becomes of it; from now on the platform's people see it, too. */
    private void keep(Escalated escalated) {
        var stamp = escalated.passedOn().stamp();
        jdbc.sql("""
                update approval set escalated_at = :at, escalated_by = :by, escalated_through = :through,
                    escalated_why = :why
                where id = :id
                """)
                .param("at", utc(stamp.at()))
                .param("by", stamp.by())
                .param("through", stamp.channel().stored())
                .param("why", escalated.passedOn().reason())
                .param("id", escalated.question().id())
                .update();
    }

    /** What was approved instead of what was asked. */
    private void keepEdited(Approved approved) {
        var question = approved.question();
        jdbc.sql("""
                insert into edited_act (approval_id, customer_id, act_json, act_hash, edited_by, edited_at)
                values (:id, :customerId::uuid, :actJson, :actHash, :by, :at)
                """)
                .param("id", question.id())
                .param("customerId", question.customerId())
                .param("actJson", question.act().json())
                .param("actHash", question.act().hash())
                .param("by", approved.authority().by())
                .param("at", utc(approved.authority().at()))
                .update();
    }

    /** Which precedent said yes stays with the approval, whatever becomes of it. */
    private void keep(AutoApproved auto) {
        jdbc.sql("""
                update approval set precedent = :precedent, precedent_version = :precedentVersion, veto_until = :until
                where id = :id
                """)
                .param("precedent", auto.window().precedent())
                .param("precedentVersion", auto.window().precedentVersion())
                .param("until", utc(auto.window().closes()))
                .param("id", auto.question().id())
                .update();
    }

    /** That it was an emergency stays with the approval. */
    private void keep(Question question, Authority.BreakGlass glass) {
        jdbc.sql("update approval set break_glass_id = :override where id = :id")
                .param("override", glass.override())
                .param("id", question.id())
                .update();
    }

    private void keep(Question question, Permit permit) {
        jdbc.sql("""
                insert into permit (id, approval_id, customer_id, act_key, issued_at, valid_until)
                values (:id, :approvalId, :customerId::uuid, :actKey, :issuedAt, :validUntil)
                on conflict (id) do update set valid_until = excluded.valid_until
                """)
                .param("id", permit.id())
                .param("approvalId", question.id())
                .param("customerId", question.customerId())
                .param("actKey", permit.actKey())
                .param("issuedAt", permit.issuedAt().atOffset(UTC))
                .param("validUntil", permit.validUntil().atOffset(UTC))
                .update();
    }
}
