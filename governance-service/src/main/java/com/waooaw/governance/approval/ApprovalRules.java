package com.waooaw.governance.approval;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Consumed;
import com.waooaw.governance.approval.Approval.Denied;
import com.waooaw.governance.approval.Approval.Expired;
import com.waooaw.governance.approval.Approval.Pending;
import com.waooaw.governance.approval.Approval.Withdrawn;
import com.waooaw.governance.approval.Use.Refusal;
import java.time.Instant;
import java.util.UUID;

/** What each command does in each state (domain.md 6.1). */
final class ApprovalRules {

    private ApprovalRules() {}

    /**
     * A Governor decides.
     *
     * @param seenHash hash of the act as this person was shown it
     */
    static Ruling decide(Approval current, Decision decision, Governor by, String seenHash, Stamp stamp) {
        var question = current.question();
        if (!by.governs(question)) {
            return new Ruling.Refused(
                    current, GovernanceError.APPROVAL_NOT_FOUND, "there is no approval " + question.id());
        }
        if (by.subject().equals(question.requester().id())) {
            return new Ruling.Refused(
                    current, GovernanceError.OWN_REQUEST, "nobody decides what they asked for themselves");
        }
        if (!seenHash.equals(question.act().hash())) {
            return new Ruling.Refused(
                    current,
                    GovernanceError.ANOTHER_ACT,
                    "the decision names another act than the one that waits; look at it again");
        }
        if (decision instanceof Decision.Deny(var reason)) {
            if (reason.indexOf('\0') >= 0) {
                return new Ruling.Refused(
                        current, GovernanceError.REASON_NOT_TEXT, "a reason is text without zero bytes");
            }
            if (reason.isBlank()) {
                return new Ruling.Refused(current, GovernanceError.REASON_REQUIRED, "a denial says why");
            }
            if (reason.length() > Decision.MAX_REASON_CHARACTERS) {
                return new Ruling.Refused(
                        current,
                        GovernanceError.REASON_TOO_LONG,
                        "a reason has at most " + Decision.MAX_REASON_CHARACTERS + " characters");
            }
        }
        return switch (current) {
            case Pending pending when pending.question().overdueAt(stamp.at()) -> tooLate(pending.expire());
            case Pending pending -> new Ruling.Becomes(settle(pending, decision, stamp));
            case Approved approved -> again(approved, decision instanceof Decision.Approve);
            case Consumed consumed -> again(consumed, decision instanceof Decision.Approve);
            case Denied denied -> again(denied, decision instanceof Decision.Deny);
            case Expired expired -> tooLate(expired);
            case Withdrawn withdrawn ->
                new Ruling.Refused(withdrawn, GovernanceError.WITHDRAWN, "the requester took the question back");
        };
    }

    private static Approval.Settled settle(Pending pending, Decision decision, Stamp stamp) {
        return switch (decision) {
            case Decision.Approve() -> pending.approve(stamp);
            case Decision.Deny(var reason) -> pending.deny(stamp, reason.strip());
        };
    }

    private static Ruling again(Approval current, boolean same) {
        return same
                ? new Ruling.Stands(current)
                : new Ruling.Refused(
                        current,
                        GovernanceError.DECIDED_OTHERWISE,
                        "it was decided the other way before, and the first decision holds");
    }

    private static Ruling tooLate(Expired expired) {
        return new Ruling.Refused(
                expired, GovernanceError.DEADLINE_PASSED, "the deadline has passed, and silence was a no");
    }

    /** The deadline looks whether it is due. */
    static Ruling expire(Approval current, Instant at) {
        return switch (current) {
            case Pending pending when pending.question().overdueAt(at) -> new Ruling.Becomes(pending.expire());
            case Pending _, Approved _, Consumed _, Denied _, Expired _, Withdrawn _ -> new Ruling.Stands(current);
        };
    }

    /** The requester takes the question back; too late for one that is settled, and then nothing happens. */
    static Ruling withdraw(Approval current, String reasonCode, Instant at) {
        return switch (current) {
            case Pending pending when pending.question().overdueAt(at) -> new Ruling.Becomes(pending.expire());
            case Pending pending -> new Ruling.Becomes(pending.withdraw(reasonCode, at));
            case Approved _, Consumed _, Denied _, Expired _, Withdrawn _ -> new Ruling.Stands(current);
        };
    }

    /**
     * Somebody is about to act.
     *
     * @param actHash of what is about to be done
     * @param permitId of the permit, should there be a first one
     */
    static Use consume(Approval current, String actHash, String actKey, UUID permitId, Instant at) {
        return switch (current) {
            case Pending pending
            when pending.question().overdueAt(at) -> new Use.Declined(pending.expire(), Refusal.EXPIRED);
            case Pending _, Denied _, Withdrawn _ -> new Use.Declined(current, Refusal.NOT_APPROVED);
            case Expired _ -> new Use.Declined(current, Refusal.EXPIRED);
            case Approved approved -> first(approved, actHash, actKey, permitId, at);
            case Consumed consumed -> repeated(consumed, actHash, actKey, at);
        };
    }

    private static Use first(Approved approved, String actHash, String actKey, UUID permitId, Instant at) {
        if (!actHash.equals(approved.question().act().hash())) {
            return new Use.Declined(approved, Refusal.ACT_CHANGED);
        }
        if (!at.isBefore(approved.useBy())) {
            return new Use.Declined(approved, Refusal.EXPIRED);
        }
        return new Use.Granted(approved.consume(permitId, actKey, at));
    }

    private static Use repeated(Consumed consumed, String actHash, String actKey, Instant at) {
        if (!actHash.equals(consumed.question().act().hash())) {
            return new Use.Declined(consumed, Refusal.ACT_CHANGED);
        }
        if (!actKey.equals(consumed.permit().actKey())) {
            return new Use.Declined(consumed, Refusal.ALREADY_USED);
        }
        return new Use.Granted(at.isBefore(consumed.permit().validUntil()) ? consumed : consumed.renew(at));
    }
}
