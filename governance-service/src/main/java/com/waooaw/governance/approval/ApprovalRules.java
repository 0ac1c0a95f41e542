package com.waooaw.governance.approval;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Consumed;
import com.waooaw.governance.approval.Approval.Deferred;
import com.waooaw.governance.approval.Approval.Denied;
import com.waooaw.governance.approval.Approval.Escalated;
import com.waooaw.governance.approval.Approval.Expired;
import com.waooaw.governance.approval.Approval.FirstAsked;
import com.waooaw.governance.approval.Approval.Open;
import com.waooaw.governance.approval.Approval.Settled;
import com.waooaw.governance.approval.Approval.Withdrawn;
import com.waooaw.governance.approval.ByPrecedent.AutoApproved;
import com.waooaw.governance.approval.ByPrecedent.AutoUsed;
import com.waooaw.governance.approval.ByPrecedent.Confirmed;
import com.waooaw.governance.approval.ByPrecedent.Revocable;
import com.waooaw.governance.approval.ByPrecedent.Vetoed;
import com.waooaw.governance.approval.Use.Refusal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

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
        if (!by.sees(current)) {
            return new Ruling.Refused(
                    current, GovernanceError.APPROVAL_NOT_FOUND, "there is no approval " + question.id());
        }
        if (by.subject().equals(question.requester().id())) {
            return new Ruling.Refused(
                    current, GovernanceError.OWN_REQUEST, "nobody decides what they asked for themselves");
        }
        var notForADeputy = DeputyRules.refusal(current, by);
        if (notForADeputy.isPresent()) {
            return notForADeputy.get();
        }
        if (!question.wasShown(seenHash)) {
            return new Ruling.Refused(
                    current,
                    GovernanceError.ANOTHER_ACT,
                    "the decision names another act than the one that waits; look at it again");
        }
        var passedOn = question.passedOn();
        if (decision instanceof Decision.Escalate
                && passedOn != null
                && passedOn.stamp().by().equals(by.subject())) {
            // whatever has become of it since
            return new Ruling.Stands(current);
        }
        return DecisionForm.fault(decision, question.terms())
                .<Ruling>map(fault -> new Ruling.Refused(current, fault.error(), fault.because()))
                .orElseGet(() -> switch (current) {
                    case Open open when open.question().overdueAt(stamp.at()) -> tooLate(open.fallSilent());
                    case Escalated escalated
                    when !by.isAsked(question) ->
                        new Ruling.Refused(
                                escalated,
                                GovernanceError.PASSED_ON,
                                "it was passed on, and the Platform Governor decides it now");
                    case Open open -> open(open, decision, stamp);
                    case Approved approved -> again(approved, EditRules.isSameYes(decision, question, seenHash));
                    case Consumed consumed -> again(consumed, EditRules.isSameYes(decision, question, seenHash));
                    case Denied denied -> again(denied, decision instanceof Decision.Deny);
                    // a no to what a precedent allowed is a veto, and says so
                    case Revocable yes -> again(yes, EditRules.isSameYes(decision, question, seenHash));
                    case Confirmed confirmed -> again(confirmed, EditRules.isSameYes(decision, question, seenHash));
                    case Vetoed vetoed -> again(vetoed, decision instanceof Decision.Deny);
                    case Expired expired -> tooLate(expired);
                    case Withdrawn withdrawn ->
                        new Ruling.Refused(
                                withdrawn, GovernanceError.WITHDRAWN, "the requester took the question back");
                });
    }

    private static Ruling open(Open open, Decision decision, Stamp stamp) {
        return switch (decision) {
            case Decision.Approve(var reason, var edits) -> EditRules.approve(open, edits, reason.strip(), stamp);
            case Decision.Deny(var reason) -> new Ruling.Becomes(open.deny(stamp, reason.strip()));
            case Decision.Defer defer -> putAside(open, defer, stamp);
            case Decision.Escalate(var reason) -> passOn(open, reason.strip(), stamp);
        };
    }

    private static Ruling passOn(Open open, String reason, Stamp stamp) {
        return open instanceof FirstAsked first && open.question().isOfAnEngagement()
                ? new Ruling.Becomes(first.passOn(new PassedOn(stamp, reason)))
                : new Ruling.Refused(
                        open,
                        GovernanceError.NOBODY_ABOVE,
                        "the Platform Governor decides it, and there is nobody above to pass it on to");
    }

    private static Ruling putAside(Open open, Decision.Defer defer, Stamp stamp) {
        if (!(open instanceof FirstAsked first)) {
            return new Ruling.Refused(
                    open, GovernanceError.PASSED_ON_WAITS, "what somebody passed on is answered, and not put aside");
        }
        var reason = defer.reason().strip();
        var until = defer.until();
        if (open instanceof Deferred(var _, var before, var _)
                && before.reason().equals(reason)
                && Objects.equals(before.until(), until)) {
            return new Ruling.Stands(open);
        }
        if (until != null
                && (!until.isAfter(stamp.at())
                        || !until.isBefore(open.question().terms().expiresAt()))) {
            return new Ruling.Refused(
                    open,
                    GovernanceError.DEFERRAL_OUT_OF_TIME,
                    "what is put aside comes back later than now and before its deadline");
        }
        return new Ruling.Becomes(first.defer(new Deferral(stamp, until, reason)));
    }

    private static Ruling again(Settled current, boolean same) {
        return same
                ? new Ruling.Stands(current)
                : new Ruling.Refused(
                        current,
                        GovernanceError.DECIDED_OTHERWISE,
                        "it was decided the other way before, and the first decision holds");
    }

    private static Ruling tooLate(Settled settled) {
        return new Ruling.Refused(
                settled,
                GovernanceError.DEADLINE_PASSED,
                "the deadline has passed, and silence was a " + (settled instanceof Expired ? "no" : "yes"));
    }

    /**
     * The clock is looked at: a deadline may have passed, the time until which somebody put the question aside, or the time
     * in which what a precedent allowed could be taken back.
     */
    static Ruling lookAtClock(Approval current, Instant at) {
        return switch (current) {
            case Open open when open.question().overdueAt(at) -> new Ruling.Becomes(open.fallSilent());
            case Deferred deferred when deferred.dueAt(at) -> new Ruling.Becomes(deferred.resume());
            case Revocable yes when !yes.window().openAt(at) -> new Ruling.Becomes(yes.confirm());
            case Open _, Settled _ -> new Ruling.Stands(current);
        };
    }

    /** The requester takes the question back; too late for one that is settled, and then nothing happens. */
    static Ruling withdraw(Approval current, String reasonCode, Instant at) {
        return switch (current) {
            case Open open when open.question().overdueAt(at) -> new Ruling.Becomes(open.fallSilent());
            case Open open -> new Ruling.Becomes(open.withdraw(reasonCode, at));
            case Settled _ -> new Ruling.Stands(current);
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
            case Open open when open.question().overdueAt(at) -> overdue(open.fallSilent());
            case Open _, Denied _, Withdrawn _, Vetoed _ -> new Use.Declined(current, Refusal.NOT_APPROVED);
            case Expired _ -> new Use.Declined(current, Refusal.EXPIRED);
            case Approved approved -> first(approved, actHash, actKey, permitId, at);
            case AutoApproved auto -> first(auto, actHash, actKey, permitId, at);
            case Consumed used
            when used.authority() instanceof Authority.BreakGlass -> inEmergency(used, actHash, actKey, at);
            case Consumed used -> repeated(used, used.permit(), used::with, actHash, actKey, at);
            case AutoUsed used -> repeated(used, used.permit(), used::with, actHash, actKey, at);
            case Confirmed confirmed -> {
                var permit = confirmed.permit();
                yield permit == null
                        ? new Use.Declined(confirmed, Refusal.EXPIRED)
                        : repeated(confirmed, permit, confirmed::with, actHash, actKey, at);
            }
        };
    }

    /** The deadline settles it; a yes that silence gave just now is there when the requester asks again. */
    private static Use overdue(Settled silent) {
        return new Use.Declined(silent, silent instanceof Expired ? Refusal.EXPIRED : Refusal.NOT_APPROVED);
    }

    private static Use first(Approved approved, String actHash, String actKey, UUID permitId, Instant at) {
        if (!actHash.equals(approved.question().act().hash())) {
            return new Use.Declined(approved, Refusal.ACT_CHANGED);
        }
        if (!at.isBefore(approved.useBy())) {
            return new Use.Declined(approved, Refusal.EXPIRED);
        }
        var consumed = approved.consume(permitId, actKey, at);
        return approved.authority() instanceof Authority.BreakGlass
                ? withinEmergency(consumed, consumed.permit())
                : new Use.Granted(consumed, consumed.permit());
    }

    /** What an emergency allowed ends with it, for whoever comes back after a crash, too. */
    private static Use inEmergency(Consumed used, String actHash, String actKey, Instant at) {
        if (!at.isBefore(used.useBy())) {
            return new Use.Declined(used, Refusal.EXPIRED);
        }
        return switch (repeated(used, used.permit(), used::with, actHash, actKey, at)) {
            case Use.Granted(Consumed renewed, var permit) -> withinEmergency(renewed, permit);
            case Use other -> other;
        };
    }

    private static Use withinEmergency(Consumed used, Permit permit) {
        var cut = permit.notBeyond(used.useBy());
        return cut.equals(permit)
                ? new Use.Granted(used, permit)
                : new Use.Granted(
                        new Consumed(used.question(), used.authority(), used.useBy(), cut, used.version()), cut);
    }

    /** Until the window closes; the instant it does, the clock confirms what nobody has used, and it allows nothing. */
    private static Use first(AutoApproved auto, String actHash, String actKey, UUID permitId, Instant at) {
        if (!actHash.equals(auto.question().act().hash())) {
            return new Use.Declined(auto, Refusal.ACT_CHANGED);
        }
        if (!auto.window().openAt(at)) {
            return new Use.Declined(auto.confirm(), Refusal.EXPIRED);
        }
        var used = auto.consume(permitId, actKey, at);
        return new Use.Granted(used, used.permit());
    }

    private static Use repeated(
            Settled used, Permit permit, Function<Permit, Settled> with, String actHash, String actKey, Instant at) {
        if (!actHash.equals(used.question().act().hash())) {
            return new Use.Declined(used, Refusal.ACT_CHANGED);
        }
        if (!actKey.equals(permit.actKey())) {
            return new Use.Declined(used, Refusal.ALREADY_USED);
        }
        if (at.isBefore(permit.validUntil())) {
            return new Use.Granted(used, permit);
        }
        var renewed = permit.renewedAt(at);
        return new Use.Granted(with.apply(renewed), renewed);
    }
}
