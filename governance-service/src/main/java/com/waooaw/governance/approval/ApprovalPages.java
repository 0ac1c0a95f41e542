package com.waooaw.governance.approval;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.notification.Cascade;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Callers;
import com.waooaw.platform.web.RetryAfter;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Approvals for people with a browser. GET shows, POST decides; nothing else decides. */
@Controller
@Hidden
class ApprovalPages {

    private static final Logger LOG = LoggerFactory.getLogger(ApprovalPages.class);

    private final Approvals approvals;
    private final Clock clock;

    ApprovalPages(Approvals approvals, Clock clock) {
        this.approvals = approvals;
        this.clock = clock;
    }

    /** Something to say that is no approval. */
    record Message(String title, String detail, String link, String linkText) {}

    /** Why nothing was decided. */
    record Note(String title, String detail) {}

    @GetMapping("/approvals")
    ModelAndView waiting(@RequestParam(name = "cursor", defaultValue = "") String cursor) {
        var governor = governor();
        var now = clock.instant();
        // a cursor that is not one of ours begins at the newest
        var before = ApprovalStore.Cursor.parse(cursor).orElse(null);
        var found = approvals.waiting(governor, before);
        var cards = found.approvals().stream()
                .filter(approval -> !approval.question().overdueAt(now))
                .map(approval -> ApprovalCard.of(approval, now))
                .toList();
        var view = page("governance/list", HttpStatus.OK, Map.of("cards", cards));
        var next = found.next();
        view.addObject("older", next == null ? null : next.toString());
        return view;
    }

    @GetMapping("/approvals/{approvalId}")
    ModelAndView approval(
            @PathVariable("approvalId") UUID approvalId, @RequestParam(name = "via", defaultValue = "") String via) {
        var approval =
                approvals.looked(approvalId, governor(), Cascade.named(via).orElse(null));
        return shown(approval, HttpStatus.OK, null, "");
    }

    @PostMapping("/approvals/{approvalId}/decision")
    ModelAndView decide(
            @PathVariable("approvalId") UUID approvalId,
            @RequestParam(name = "decision", defaultValue = "") String verdict,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "defer_until", defaultValue = "") String deferUntil,
            @RequestParam(name = "act_hash", defaultValue = "") String actHash,
            Cause cause) {
        var governor = governor();
        var decision =
                switch (verdict) {
                    case "approve" -> new Decision.Approve(reason);
                    case "deny" -> new Decision.Deny(reason);
                    case "defer" -> DeferralChoice.decision(deferUntil, reason);
                    default -> null;
                };
        if (decision == null) {
            return shown(
                    approvals.approval(approvalId, governor),
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new Note(
                            "Nothing was decided",
                            "The form said neither approve nor deny, nor until when to put it aside."),
                    reason);
        }
        var ruling = approvals
                .decide(approvalId, decision, governor, Stamp.Channel.WEB, actHash, cause)
                .orElseThrow(() -> Approvals.unknown(approvalId));
        return switch (ruling) {
            case Ruling.Becomes _, Ruling.Stands _ -> seeOther("/approvals/" + approvalId);
            case Ruling.Refused(var _, var error, var _)
            when error == GovernanceError.APPROVAL_NOT_FOUND ->
                throw new WaooawException(error, "there is no approval " + approvalId);
            case Ruling.Refused(var current, var error, var because) ->
                shown(
                        current,
                        HttpStatusCode.valueOf(error.type().httpStatus()),
                        new Note("Your decision was not taken", sentence(because) + " (" + error.id() + ")"),
                        reason);
        };
    }

    /** Where security sends a form it does not trust. */
    @RequestMapping("/approvals/refused")
    ModelAndView refused() {
        return message(
                HttpStatus.FORBIDDEN,
                new Message(
                        "Nothing was decided",
                        "The form was too old, or did not come from this page. Open the approval again and decide there.",
                        "/approvals",
                        "Show what waits"));
    }

    @GetMapping("/login/failed")
    ModelAndView loginFailed() {
        return message(
                HttpStatus.UNAUTHORIZED,
                new Message(
                        "You are not logged in",
                        "The login did not work. Nothing has changed.",
                        "/approvals",
                        "Try again"));
    }

    @ExceptionHandler
    ModelAndView on(WaooawException e) {
        if (e.code() == GovernanceError.APPROVAL_NOT_FOUND) {
            return notFound();
        }
        if (e.code().type().httpStatus() >= 500) {
            LOG.warn("{}: {}", e.code().id(), e.getMessage(), e);
        }
        return message(
                HttpStatusCode.valueOf(e.code().type().httpStatus()),
                new Message(
                        "Nothing was decided",
                        sentence(String.valueOf(e.getMessage())) + " ("
                                + e.code().id() + ")",
                        "/approvals",
                        "Show what waits"));
    }

    @ExceptionHandler
    ModelAndView on(MethodArgumentTypeMismatchException e) {
        return notFound();
    }

    @ExceptionHandler
    ModelAndView on(RuntimeException e, HttpServletResponse response) {
        LOG.error("a page failed", e);
        RetryAfter.on(response, HttpStatus.SERVICE_UNAVAILABLE.value());
        return message(
                HttpStatus.SERVICE_UNAVAILABLE,
                new Message(
                        "Something is broken on our side",
                        "Nothing was decided by this. Please try again in a moment.",
                        "/approvals",
                        "Try again"));
    }

    private ModelAndView notFound() {
        return message(
                HttpStatus.NOT_FOUND,
                new Message(
                        "There is no such approval",
                        "It does not exist, or it is not yours to decide.",
                        "/approvals",
                        "Show what waits"));
    }

    private ModelAndView shown(Approval approval, HttpStatusCode status, @Nullable Note problem, String reason) {
        var view = page("governance/approval", status, Map.of("reason", reason));
        view.addObject("approval", ApprovalView.of(approval, clock.instant()));
        view.addObject("problem", problem);
        return view;
    }

    private static ModelAndView message(HttpStatusCode status, Message message) {
        return page("governance/message", status, Map.of("message", message));
    }

    private static ModelAndView page(String name, HttpStatusCode status, Map<String, ?> model) {
        var view = new ModelAndView(name, model, status);
        view.addObject("person", caller().map(Caller::email).orElse(null));
        return view;
    }

    private static ModelAndView seeOther(String path) {
        var redirect = new RedirectView(path);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(redirect);
    }

    private static java.util.Optional<Caller> caller() {
        return Callers.of(SecurityContextHolder.getContext().getAuthentication());
    }

    private static Governor governor() {
        return caller().filter(Governors::isGovernor)
                .map(Governors::of)
                .orElseThrow(() -> new WaooawException(
                        GovernanceError.NOT_A_GOVERNOR, "only a Governor sees and decides approvals"));
    }

    private static String sentence(String text) {
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
