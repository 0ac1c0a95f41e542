package com.waooaw.governance.approval;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.identity.Passkeys;
import com.waooaw.governance.pages.GovernorPages;
import com.waooaw.governance.pages.Note;
import com.waooaw.governance.pages.Pages;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * A yes with another text, for people with a browser: write, look at what changes, and only then approve. Nothing is kept in
 * between, and nothing but the last step decides.
 */
@GovernorPages
class EditPages {

    private static final String PATH = "/approvals/{approvalId}/edit";

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Approvals approvals;
    private final StepUpRequests stepUps;
    private final Deciders deciders;
    private final Clock clock;

    EditPages(Approvals approvals, StepUpRequests stepUps, Deciders deciders, Clock clock) {
        this.approvals = approvals;
        this.stepUps = stepUps;
        this.deciders = deciders;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView write(@PathVariable("approvalId") UUID approvalId, HttpSession session) {
        var approval = approvals.approval(approvalId, governor());
        return EditableText.of(approval.question()).isEmpty() || !(approval instanceof Approval.Open)
                ? seeOther(approvalId)
                : shown(approval, Edits.NONE, HttpStatus.OK, null, "", session);
    }

    /** Shows what changes; decides nothing. */
    @PostMapping(PATH)
    ModelAndView look(
            @PathVariable("approvalId") UUID approvalId,
            @RequestParam Map<String, String> form,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            HttpSession session) {
        return shown(
                approvals.approval(approvalId, governor()), EditView.edits(form), HttpStatus.OK, null, reason, session);
    }

    /** Sends a code that is good for the act with this text, and for no other. */
    @PostMapping(PATH + "/step-up")
    ModelAndView sendCode(
            @PathVariable("approvalId") UUID approvalId,
            @RequestParam Map<String, String> form,
            HttpSession session,
            Cause cause) {
        var governor = governor();
        var edits = EditView.edits(form);
        try {
            var sent = stepUps.send(approvalId, edits, governor, cause);
            var question = EditRules.changedOrThrow(
                    approvals.approval(approvalId, governor).question(), edits);
            StepUpView.keep(session, key(question), sent);
            return shown(approvals.approval(approvalId, governor), edits, HttpStatus.OK, null, "", session);
        } catch (WaooawException e) {
            if (e.code() == GovernanceError.APPROVAL_NOT_FOUND) {
                throw e;
            }
            // with what was written: it would be lost on a page that only says what went wrong
            return shown(
                    approvals.approval(approvalId, governor),
                    edits,
                    Pages.status(e.code()),
                    new Note("No code was sent", Pages.said(e.code(), String.valueOf(e.getMessage()))),
                    "",
                    session);
        }
    }

    /** What a passkey is to sign; asked for by the script of the page. */
    @PostMapping(path = PATH + "/passkey-challenge", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Passkeys.Wanted> challenge(
            @PathVariable("approvalId") UUID approvalId, @RequestParam("act_hash") String actHash) {
        if (!HASH.matcher(actHash).matches()) {
            throw new WaooawException(GovernanceError.ANOTHER_ACT, "this is no hash of an act");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(stepUps.challenge(approvalId, actHash, governor()));
    }

    @PostMapping(PATH + "/decision")
    ModelAndView approve(
            @PathVariable("approvalId") UUID approvalId,
            @RequestParam Map<String, String> form,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "act_hash", defaultValue = "") String seenHash,
            @RequestParam(name = "edited_hash", defaultValue = "") String editedHash,
            @RequestParam(name = "confirmed", defaultValue = "") String confirmed,
            @RequestParam(name = "code", defaultValue = "") String code,
            @RequestParam(name = "number", defaultValue = "") String number,
            @RequestParam(name = "passkey", defaultValue = "") String passkey,
            HttpSession session,
            Cause cause) {
        var governor = governor();
        var edits = EditView.edits(form);
        var current = approvals.approval(approvalId, governor);
        var because = notLookedAt(current, edits, editedHash, confirmed);
        if (because != null) {
            return shown(
                    current,
                    edits,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new Note("Nothing was decided", because),
                    reason,
                    session);
        }
        var ruling = approvals
                .decide(
                        approvalId,
                        new Decision.Approve(reason, edits),
                        governor,
                        Stamp.Channel.WEB,
                        seenHash,
                        stepUps.shown(approvalId, governor, code, number, passkey),
                        cause)
                .orElseThrow(() -> Approvals.unknown(approvalId));
        return switch (ruling) {
            case Ruling.Becomes _, Ruling.Stands _ -> seeOther(approvalId);
            case Ruling.Refused(var _, var error, var _)
            when error == GovernanceError.APPROVAL_NOT_FOUND -> throw Approvals.unknown(approvalId);
            case Ruling.Refused(var after, var error, var why) ->
                shown(
                        after,
                        edits,
                        Pages.status(error),
                        new Note("Your decision was not taken", ApprovalPages.note(error, why)),
                        reason,
                        session);
        };
    }

    /** Why this is no yes yet: what changes was not shown, or what cannot be undone not confirmed. */
    private static @Nullable String notLookedAt(Approval current, Edits edits, String editedHash, String confirmed) {
        if (!(current instanceof Approval.Open open)) {
            return null; // the rules say what became of it
        }
        if (edits.isEmpty() || !wasShown(open, edits, editedHash)) {
            return "Look at what changes first, then approve it.";
        }
        return open.question().reversible() || confirmed.equals("yes")
                ? null
                : "This cannot be undone. Read what will be done, and say that you have ("
                        + GovernanceError.NOT_CONFIRMED.id() + ").";
    }

    /** Whether this is what was shown; what may not be changed so is for the rules to refuse. */
    private static boolean wasShown(Approval.Open open, Edits edits, String editedHash) {
        return switch (EditRules.changed(open.question(), edits)) {
            case EditRules.Outcome.Changed(var question) ->
                question.act().hash().equals(editedHash);
            case EditRules.Outcome.Refused _ -> true;
        };
    }

    private ModelAndView shown(
            Approval approval,
            Edits edits,
            HttpStatusCode status,
            @Nullable Note problem,
            String reason,
            HttpSession session) {
        var governor = governor();
        var due = stepUps.isDue(approval, governor);
        if (edits.isEmpty() || !(approval instanceof Approval.Open)) {
            return page(EditView.typed(approval, edits), status, problem, reason)
                    .addObject("stepUp", StepUpView.of(due, null, false, clock.instant()));
        }
        return switch (EditRules.changed(approval.question(), edits)) {
            case EditRules.Outcome.Changed(var question) ->
                page(EditView.changed(approval, edits, question), status, problem, reason)
                        .addObject(
                                "stepUp",
                                StepUpView.of(
                                        due,
                                        StepUpView.kept(session, key(question)),
                                        due && stepUps.hasPasskey(governor),
                                        clock.instant()));
            case EditRules.Outcome.Refused(var error, var because) ->
                page(
                                EditView.typed(approval, edits),
                                Pages.status(error),
                                problem == null
                                        ? new Note("It cannot be changed so", ApprovalPages.note(error, because))
                                        : problem,
                                reason)
                        .addObject("stepUp", StepUpView.of(due, null, false, clock.instant()));
        };
    }

    private static ModelAndView page(EditView edit, HttpStatusCode status, @Nullable Note problem, String reason) {
        return Pages.page("governance/edit", status, Map.of("edit", edit, "reason", reason))
                .addObject("problem", problem);
    }

    /** Under which a session keeps the number of a code for the act with this text. */
    private static UUID key(Question edited) {
        return Ids.of("edited-act", edited.id(), edited.act().hash());
    }

    private static ModelAndView seeOther(UUID approvalId) {
        return Pages.seeOther("/approvals/" + approvalId);
    }

    private Governor governor() {
        return deciders.of(Pages.decider());
    }
}
