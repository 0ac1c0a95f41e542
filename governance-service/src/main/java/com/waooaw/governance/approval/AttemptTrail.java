package com.waooaw.governance.approval;

import static com.waooaw.platform.database.Columns.lower;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Approval.Settled;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What somebody tried on an approval, in the log: decisions that did not count, and acts, allowed or not. */
@Component
class AttemptTrail {

    private static final String SUBJECT = "approval";

    private final AuditLog audit;
    private final ApprovalEntries entries;
    private final Clock clock;

    AttemptTrail(AuditLog audit, ApprovalEntries entries, Clock clock) {
        this.audit = audit;
        this.entries = entries;
        this.clock = clock;
    }

    /** A decision that did not count. */
    void refused(Approval approval, Ruling.Refused refused, Decision decision, Stamp stamp, Cause cause) {
        entries.write(
                Ids.next(clock),
                approval.question(),
                stamp.by(),
                ActorType.GOVERNOR,
                "approval_decision",
                Result.REFUSED,
                Map.of(
                        "code", refused.error().id(),
                        "decision", decision.verb(),
                        "channel", stamp.channel().stored(),
                        "status", lower(approval.status())),
                cause);
    }

    /** A decision on what does not exist, or not for this person. */
    void reachedForAnother(UUID approvalId, Governor by, Cause cause) {
        audit.append(AuditEntry.internal(
                        Ids.next(clock),
                        by.subject(),
                        ActorType.GOVERNOR,
                        "approval_decision",
                        SUBJECT,
                        approvalId.toString(),
                        Map.of("code", GovernanceError.APPROVAL_NOT_FOUND.id()),
                        Result.REFUSED,
                        cause)
                .concerning(by.governedCustomer(), null, null));
    }

    /** The intent of the act, committed with the permit and before the act. */
    void granted(Settled approval, Permit permit, Cause cause) {
        entries.writeByRequester(
                Ids.of("approval-used", permit.id()),
                approval.question(),
                approval.question().actionType(),
                Result.INTENDED,
                Map.of(
                        "permit_id", permit.id().toString(),
                        "act_key", permit.actKey(),
                        "act_hash", approval.question().act().hash()),
                cause);
    }

    /** Somebody wanted to act and may not. */
    void declined(Use.Declined declined, String actKey, String actHash, Cause cause) {
        entries.writeByRequester(
                Ids.next(clock),
                declined.approval().question(),
                declined.approval().question().actionType(),
                Result.REFUSED,
                Map.of(
                        "refusal",
                        declined.refusal().wireName(),
                        "act_key",
                        actKey,
                        "act_hash",
                        actHash,
                        "status",
                        lower(declined.approval().status())),
                cause);
    }
}
