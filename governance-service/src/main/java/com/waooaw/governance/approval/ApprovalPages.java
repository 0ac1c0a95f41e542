package com.waooaw.governance.approval;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.notification.Cascade;
import com.waooaw.governance.pages.GovernorPages;
import com.waooaw.governance.pages.Note;
import com.waooaw.governance.pages.Pages;
import com.waooaw.governance.precedent.SimilarPrecedents;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Approvals for people with a browser. GET shows, POST decides; nothing else decides. */
@GovernorPages
class ApprovalPages {

    private final Approvals approvals;
    private final StepUpRequests stepUps;
    private final Deciders deciders;
    private final SimilarPrecedents similar;
    private final Clock clock;

    ApprovalPages(
            Approvals approvals, StepUpRequests stepUps, Deciders deciders, SimilarPrecedents similar, Clock clock) {
        this.approvals = approvals;
        this.stepUps = stepUps;
        this.deciders = deciders;
        this.similar = similar;
        this.clock = clock;
    }

    @GetMapping("/approvals/{approvalId}")
    ModelAndView approval(
            @PathVariable("approvalId") UUID approvalId,
            @RequestParam(name = "via", defaultValue = "") String via,
            HttpSession session) {
        var channel = Cascade.named(via).orElse(null);
        return shown(approvals.looked(approvalId, governor(), channel), HttpStatus.OK, null, "", session);
    }

    @PostMapping("/approvals/{approvalId}/decision")
    ModelAndView decide(
            @PathVariable("approvalId") UUID approvalId,
            @RequestParam(name = "decision", defaultValue = "") String verdict,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "defer_until", defaultValue = "") String deferUntil,
            @RequestParam(name = "act_hash", defaultValue = "") String actHash,
            @RequestParam(name = "confirmed", defaultValue = "") String confirmed,
            @RequestParam(name = "code", defaultValue = "") String code,
            @RequestParam(name = "number", defaultValue = "") String number,
            @RequestParam(name = "passkey", defaultValue = "") String passkey,
            HttpSession session,
            Cause cause) {
        var governor = governor();
        var decision =
                switch (verdict) {
                    case "approve" -> new Decision.Approve(reason);
                    case "deny" -> new Decision.Deny(reason);
                    case "defer" -> DeferralChoice.decision(deferUntil, reason);
                    case "escalate" -> new Decision.Escalate(reason);
                    default -> null;
                };
        if (decision == null) {
            return shown(
                    approvals.approval(approvalId, governor),
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new Note(
                            "Nothing was decided",
                            "The form said neither approve nor deny, nor until when to put it aside."),
                    reason,
                    session);
        }
        if (decision instanceof Decision.Approve && !confirmed.equals("yes")) {
            var current = approvals.approval(approvalId, governor);
            if (current instanceof Approval.Open && !current.question().reversible()) {
                return shown(
                        current,
                        Pages.status(GovernanceError.NOT_CONFIRMED),
                        new Note(
                                "Nothing was decided",
                                "This cannot be undone. Read what will be done, and say at its end that you have ("
                                        + GovernanceError.NOT_CONFIRMED.id() + ")."),
                        reason,
                        session);
            }
        }
        var ruling = approvals
                .decide(
                        approvalId,
                        decision,
                        governor,
                        Stamp.Channel.WEB,
                        actHash,
                        stepUps.shown(approvalId, governor, code, number, passkey),
                        cause)
                .orElseThrow(() -> Approvals.unknown(approvalId));
        return switch (ruling) {
            case Ruling.Becomes _, Ruling.Stands _ -> Pages.seeOther("/approvals/" + approvalId);
            case Ruling.Refused(var _, var error, var _)
            when error == GovernanceError.APPROVAL_NOT_FOUND ->
                throw new WaooawException(error, "there is no approval " + approvalId);
            case Ruling.Refused(var current, var error, var because) ->
                shown(
                        current,
                        Pages.status(error),
                        new Note("Your decision was not taken", note(error, because)),
                        reason,
                        session);
        };
    }

    /** The words of the API name its address; a page has a button. */
    static String note(GovernanceError error, String because) {
        var words = error == GovernanceError.STEP_UP_DUE
                ? "This yes takes more than a login. Ask for a code, or use a passkey, below."
                : Pages.sentence(because);
        return words + " (" + error.id() + ")";
    }

    private ModelAndView shown(
            Approval approval, HttpStatusCode status, @Nullable Note problem, String reason, HttpSession session) {
        var governor = governor();
        var due = stepUps.isDue(approval, governor);
        var view = Pages.page("governance/approval", status, Map.of("reason", reason));
        view.addObject("approval", ApprovalView.of(approval, clock.instant()));
        view.addObject(
                "last",
                approval instanceof Approval.Open
                        ? approvals
                                .lastAllowed(approval)
                                .map(before -> LastTime.of(before, approval))
                                .orElse(null)
                        : null);
        view.addObject("problem", problem);
        view.addObject(
                "stepUp",
                StepUpView.of(
                        due,
                        StepUpView.kept(session, approval.question().id()),
                        due && stepUps.hasPasskey(governor),
                        clock.instant()));
        // what a precedent allowed is the Governor's to take back
        view.addObject("window", governor.standIn() == null ? WindowView.of(approval, clock.instant()) : null);
        view.addObject("passing", PassingView.of(approval, governor, clock.instant()));
        view.addObject("edit", EditView.OnApproval.of(approval));
        view.addObject("similar", similar.to(approval.question().actionType()));
        return view;
    }

    private Governor governor() {
        return deciders.of(Pages.decider());
    }
}
