package com.waooaw.governance.approval;

import com.waooaw.contracts.governance.VetoCategory;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Consumed;
import com.waooaw.governance.approval.Approval.Denied;
import com.waooaw.governance.approval.Approval.Expired;
import com.waooaw.governance.approval.Approval.Open;
import com.waooaw.governance.approval.Approval.Withdrawn;
import com.waooaw.governance.approval.ByPrecedent.Confirmed;
import com.waooaw.governance.approval.ByPrecedent.Revocable;
import com.waooaw.governance.approval.ByPrecedent.Vetoed;
import org.jspecify.annotations.Nullable;

/** What a veto does in each state (domain.md 5.5, 10.2). */
final class VetoRules {

    private VetoRules() {}

    /**
     * A Governor vetoes. Unlike a yes it needs no look at the act: a brake works blindfold.
     *
     * @param seenHash hash of the act as this person was shown it; null where they named the approval only
     */
    static Ruling veto(
            Approval current,
            Governor by,
            @Nullable String seenHash,
            VetoCategory category,
            String reason,
            Stamp stamp) {
        var question = current.question();
        if (!by.governs(question)) {
            return refused(current, GovernanceError.APPROVAL_NOT_FOUND, "there is no approval " + question.id());
        }
        if (seenHash != null && !seenHash.equals(question.act().hash())) {
            return refused(
                    current, GovernanceError.ANOTHER_ACT, "the veto names another act than this one; look at it again");
        }
        // a no says why, here as there
        return DecisionForm.fault(new Decision.Deny(reason), question.terms())
                .<Ruling>map(fault -> refused(current, fault.error(), fault.because()))
                .orElseGet(() -> inTime(current, by, category, reason.strip(), stamp));
    }

    private static Ruling inTime(Approval current, Governor by, VetoCategory category, String reason, Stamp stamp) {
        return switch (current) {
            case Open open
            when open.question().overdueAt(stamp.at()) ->
                refused(
                        open.fallSilent(),
                        GovernanceError.DEADLINE_PASSED,
                        "the deadline has passed, and there is nothing to veto any more");
            case Open open
            when by.subject().equals(open.question().requester().id()) ->
                refused(open, GovernanceError.OWN_REQUEST, "nobody decides what they asked for themselves");
            case Open open
            when !by.isAsked(open.question()) ->
                refused(open, GovernanceError.PASSED_ON, "it was passed on, and the Platform Governor decides it now");
            case Open open -> new Ruling.Becomes(open.veto(stamp, category, reason));
            case Revocable yes
            when yes.window().openAt(stamp.at()) -> new Ruling.Becomes(yes.veto(stamp, category, reason));
            case Revocable yes -> closed(yes.confirm());
            case Confirmed confirmed -> closed(confirmed);
            case Vetoed vetoed -> new Ruling.Stands(vetoed);
            case Approved _, Consumed _ ->
                refused(
                        current,
                        GovernanceError.NOTHING_TO_VETO,
                        "a human, or a deadline that was known, said yes; a veto takes back what a precedent allowed");
            case Denied _, Expired _, Withdrawn _ ->
                refused(current, GovernanceError.NOTHING_TO_VETO, "nothing was allowed here");
        };
    }

    private static Ruling closed(Confirmed confirmed) {
        return refused(
                confirmed,
                GovernanceError.VETO_WINDOW_CLOSED,
                "veto_window_closed: it could be taken back until " + confirmed.settledAt());
    }

    private static Ruling refused(Approval current, GovernanceError error, String because) {
        return new Ruling.Refused(current, error, because);
    }
}
