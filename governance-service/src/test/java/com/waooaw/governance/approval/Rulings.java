package com.waooaw.governance.approval;

import static com.waooaw.governance.approval.Samples.APPROVED;
import static com.waooaw.governance.approval.Samples.AUTO_APPROVED;
import static com.waooaw.governance.approval.Samples.CONFIRMED;
import static com.waooaw.governance.approval.Samples.CONSUMED;
import static com.waooaw.governance.approval.Samples.DEFERRED;
import static com.waooaw.governance.approval.Samples.DENIED;
import static com.waooaw.governance.approval.Samples.EXPIRED;
import static com.waooaw.governance.approval.Samples.PENDING;
import static com.waooaw.governance.approval.Samples.VETOED;
import static com.waooaw.governance.approval.Samples.WITHDRAWN;
import static com.waooaw.governance.approval.Samples.question;

import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Approval.Pending;
import java.time.Instant;
import java.util.UUID;

/** The answers of the rules in words, and what is asked of them again and again. */
final class Rulings {

    static final Instant IN_TIME = Instant.parse("2026-11-21T10:00:00Z");
    static final UUID ANOTHER_PERMIT = UUID.fromString("0197a5d0-0000-7000-8000-0000000000f2");
    static final Decision YES = new Decision.Approve("");
    static final Decision NO = new Decision.Deny("too early");

    private Rulings() {}

    static Pending pendingOn(Terms terms) {
        return new Pending(question(ApprovalScope.PLATFORM, null, terms), 0);
    }

    static GovernanceError refusal(Ruling ruling) {
        return ((Ruling.Refused) ruling).error();
    }

    static String said(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Becomes(var approval) -> "becomes " + status(approval);
            case Ruling.Stands(var approval) -> "stands " + status(approval);
            case Ruling.Refused(var approval, var error, var _) -> "refused " + error.id() + " " + status(approval);
        };
    }

    static String said(Use use) {
        return switch (use) {
            case Use.Granted(var approval, var _) -> "granted " + status(approval);
            case Use.Declined(var approval, var refusal) -> "declined " + refusal.wireName() + " " + status(approval);
        };
    }

    private static String status(Approval approval) {
        ApprovalStatus status = approval.status();
        return switch (status) {
            case PENDING -> "pending";
            case DEFERRED -> "deferred";
            case APPROVED -> "approved";
            case DENIED -> "denied";
            case EXPIRED -> "expired";
            case WITHDRAWN -> "withdrawn";
            case CONSUMED -> "consumed";
            case AUTO_APPROVED -> "auto_approved";
            case CONFIRMED -> "confirmed";
            case VETOED -> "vetoed";
            case UNKNOWN -> throw new IllegalStateException("no approval is unknown to its owner");
        };
    }
}
