package com.waooaw.governance.breakglass;

import static com.waooaw.platform.database.Columns.lower;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.breakglass.Emergency.Overdue;
import com.waooaw.governance.breakglass.Emergency.Reviewed;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What remains of an emergency, in the log; about the approval, so that its whole story stands together. */
@Component
class EmergencyTrail {

    private static final String SUBJECT = "approval";
    private static final String ACTOR = "governance";

    private final AuditLog audit;
    private final Clock clock;

    EmergencyTrail(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Committed before anybody may act on it. The words of the declarer stay out of the log. */
    void declared(Declaration declaration, Caller by) {
        write(
                declaration,
                Ids.of("break-glass", declaration.id()),
                by.subject(),
                actor(by),
                "break_glass",
                Result.SUCCEEDED,
                Map.of(
                        "break_glass_id", declaration.id().toString(),
                        "condition", declaration.condition().stored(),
                        "act_hash", declaration.door().actHash(),
                        "action_type", declaration.door().actionType(),
                        "requester", declaration.door().requesterId(),
                        "evidence", declaration.evidence().size(),
                        "until", declaration.endsAt().toString(),
                        "review_due_at", declaration.reviewDueAt().toString()));
    }

    /** A declaration that did not count. */
    void refused(
            UUID approvalId,
            Caller by,
            Condition condition,
            GovernanceError error,
            @Nullable UUID customer,
            Cause cause) {
        audit.append(AuditEntry.internal(
                        Ids.next(clock),
                        by.subject(),
                        actor(by),
                        "break_glass",
                        SUBJECT,
                        approvalId.toString(),
                        Map.of("code", error.id(), "condition", condition.stored()),
                        Result.REFUSED,
                        cause)
                .concerning(customer, null, null));
    }

    void reviewed(Reviewed reviewed) {
        write(
                reviewed.declaration(),
                Ids.of("break-glass-review", reviewed.declaration().id()),
                reviewed.by(),
                ActorType.GOVERNOR,
                "break_glass_review",
                Result.SUCCEEDED,
                Map.of(
                        "break_glass_id", reviewed.declaration().id().toString(),
                        "verdict", lower(reviewed.verdict()),
                        "undone", reviewed.undone()));
    }

    /** Of whoever it was done for; nobody may declare an emergency for it by service until then. */
    void recertificationDue(Declaration declaration) {
        write(
                declaration,
                Ids.of("break-glass-recertification", declaration.id()),
                ACTOR,
                ActorType.SYSTEM,
                "recertification_due",
                Result.INTENDED,
                Map.of(
                        "break_glass_id", declaration.id().toString(),
                        "requester", declaration.door().requesterId(),
                        "requester_type", declaration.door().requesterType()));
    }

    void overdue(Overdue overdue) {
        write(
                overdue.declaration(),
                Ids.of("break-glass-overdue", overdue.declaration().id()),
                ACTOR,
                ActorType.SYSTEM,
                "break_glass_review_overdue",
                Result.FAILED,
                Map.of(
                        "break_glass_id", overdue.declaration().id().toString(),
                        "review_due_at", overdue.declaration().reviewDueAt().toString()));
    }

    /** A review that did not count. */
    void refusedReview(UUID id, Caller by, GovernanceError error, Cause cause) {
        audit.append(AuditEntry.internal(
                        Ids.next(clock),
                        by.subject(),
                        ActorType.GOVERNOR,
                        "break_glass_review",
                        "break_glass",
                        id.toString(),
                        Map.of("code", error.id()),
                        Result.REFUSED,
                        cause)
                .concerning(by.tenant().orElse(null), null, null));
    }

    private void write(
            Declaration declaration,
            UUID entryId,
            String actor,
            ActorType actorType,
            String action,
            Result result,
            Map<String, Object> detail) {
        var door = declaration.door();
        audit.append(AuditEntry.internal(
                        entryId,
                        actor,
                        actorType,
                        action,
                        SUBJECT,
                        door.approvalId().toString(),
                        detail,
                        result,
                        door.cause())
                .concerning(door.customerId(), door.engagementId(), null));
    }

    private static ActorType actor(Caller by) {
        return by.has(Role.SERVICE) ? ActorType.SYSTEM : ActorType.GOVERNOR;
    }
}
