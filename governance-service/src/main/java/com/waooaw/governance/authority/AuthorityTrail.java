package com.waooaw.governance.authority;

import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.ErrorCode;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.web.Caller;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the log keeps of authority: who gave it to whom, who used it, who reached for it and must not. */
@Component
class AuthorityTrail {

    private static final String DELEGATION = "delegation";
    private static final String SESSION = "governor_session";
    private static final String ACT = "deputy_act";

    private final AuditLog audit;
    private final Clock clock;

    AuthorityTrail(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void made(Delegation delegation, Cause cause) {
        write(
                delegation.customerId(),
                delegation.governor(),
                "delegation_made",
                DELEGATION,
                delegation.id().toString(),
                Map.of(
                        "deputy", delegation.deputy(),
                        "on_silence", delegation.onSilence(),
                        "from", delegation.from().toString(),
                        "until", delegation.until().toString()),
                Result.SUCCEEDED,
                cause);
    }

    void ended(Delegation delegation, String by, Cause cause) {
        write(
                delegation.customerId(),
                by,
                "delegation_ended",
                DELEGATION,
                delegation.id().toString(),
                Map.of("deputy", delegation.deputy(), "deputy_of", delegation.governor()),
                Result.SUCCEEDED,
                cause);
    }

    /** Somebody reached for what only a Governor in their own right does. */
    void refused(Caller by, String action, ErrorCode code, Cause cause) {
        write(
                by.tenant().orElse(null),
                by.subject(),
                action,
                DELEGATION,
                by.subject(),
                Map.of("code", code.id()),
                Result.REFUSED,
                cause);
    }

    void begun(GovernorSession session, @Nullable GovernorSession before, Cause cause) {
        write(
                session.customerId(),
                session.subject(),
                before == null ? "governor_session_begun" : "governor_session_taken_over",
                SESSION,
                session.id().toString(),
                Map.of(
                        "deputy_of",
                        Objects.requireNonNullElse(session.deputyOf(), ""),
                        "before",
                        before == null ? "" : before.subject()),
                Result.SUCCEEDED,
                cause);
    }

    void ended(GovernorSession session, String by, Cause cause) {
        write(
                session.customerId(),
                by,
                "governor_session_ended",
                SESSION,
                session.id().toString(),
                Map.of("subject", session.subject()),
                Result.SUCCEEDED,
                cause);
    }

    /** A second person decides for what another is deciding for (domain.md 6.1). */
    void violated(GovernorSession active, String subject, ErrorCode code, Cause cause) {
        write(
                active.customerId(),
                subject,
                "constitutional_violation",
                SESSION,
                subject,
                Map.of(
                        "code",
                        code.id(),
                        "active",
                        active.subject(),
                        "session",
                        active.id().toString()),
                Result.REFUSED,
                cause);
    }

    void acted(DeputyAct act, Cause cause) {
        write(
                act.customerId(),
                act.deputy(),
                "deputy_acted",
                ACT,
                act.id().toString(),
                Map.of(
                        nameOf(act.matter()),
                        act.matter().id().toString(),
                        "decision",
                        act.decision(),
                        "deputy_of",
                        act.deputyOf(),
                        "delegation_id",
                        act.delegationId().toString(),
                        "review_by",
                        act.reviewBy().toString()),
                Result.SUCCEEDED,
                cause);
    }

    void reviewed(DeputyAct act, String verdict, String by, Cause cause) {
        write(
                act.customerId(),
                by,
                "deputy_act_reviewed",
                ACT,
                act.id().toString(),
                Map.of(nameOf(act.matter()), act.matter().id().toString(), "verdict", verdict, "deputy", act.deputy()),
                Result.SUCCEEDED,
                cause);
    }

    /** Nobody has looked at it in time. */
    void overdue(DeputyAct act, Cause cause) {
        audit.append(AuditEntry.internal(
                        Ids.of("deputy-review-overdue", act.id()),
                        "governance",
                        ActorType.SYSTEM,
                        "deputy_review_overdue",
                        ACT,
                        act.id().toString(),
                        Map.of(nameOf(act.matter()), act.matter().id().toString(), "deputy_of", act.deputyOf()),
                        Result.FAILED,
                        cause)
                .concerning(act.customerId(), null, null));
    }

    private static String nameOf(DeputyAct.Matter matter) {
        return switch (matter) {
            case DeputyAct.OfApproval _ -> "approval_id";
            case DeputyAct.OfMoney _ -> "emergency_request_id";
        };
    }

    private void write(
            @Nullable UUID customerId,
            String actor,
            String action,
            String subjectType,
            String subjectId,
            Map<String, Object> detail,
            Result result,
            Cause cause) {
        audit.append(AuditEntry.internal(
                        Ids.next(clock),
                        actor,
                        ActorType.GOVERNOR,
                        action,
                        subjectType,
                        subjectId,
                        detail,
                        result,
                        cause)
                .concerning(customerId, null, null));
    }
}
