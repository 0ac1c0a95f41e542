package com.waooaw.governance.escalation;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.escalation.Escalation.State;
import com.waooaw.governance.pages.GovernorPages;
import com.waooaw.governance.pages.Note;
import com.waooaw.governance.pages.Pages;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Clock;
import java.util.List;
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

/** Escalations for people with a browser. GET shows, POST decides. */
@GovernorPages
class EscalationPages {

    private final Escalations escalations;
    private final Clock clock;

    EscalationPages(Escalations escalations, Clock clock) {
        this.escalations = escalations;
        this.clock = clock;
    }

    @GetMapping("/approvals/escalations")
    ModelAndView list() {
        var viewer = viewer();
        var waiting = escalations.list(viewer, List.of(State.OPEN, State.OVERDUE), null);
        var past = escalations.list(viewer, List.of(State.DECIDED, State.CLOSED), null);
        var yours = waiting.escalations().stream()
                .filter(escalation -> viewer.decides(escalation.packet()))
                .toList();
        var others = waiting.escalations().stream()
                .filter(escalation -> !viewer.decides(escalation.packet()))
                .toList();
        return Pages.page(
                "governance/escalations",
                HttpStatus.OK,
                Map.of("yours", views(yours), "others", views(others), "past", views(past.escalations())));
    }

    @GetMapping("/approvals/escalations/{escalationId}")
    ModelAndView escalation(@PathVariable("escalationId") UUID escalationId) {
        return shown(escalations.escalation(escalationId, viewer()), HttpStatus.OK, null, "", "");
    }

    @PostMapping("/approvals/escalations/{escalationId}/decision")
    ModelAndView decide(
            @PathVariable("escalationId") UUID escalationId,
            @RequestParam(name = "option", defaultValue = "") String option,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Cause cause) {
        var verdict = escalations
                .decide(escalationId, viewer(), option, Escalation.Through.WEB, reason, cause)
                .orElseThrow(() -> Escalations.unknown(escalationId));
        return switch (verdict) {
            case Verdict.Becomes _, Verdict.Stands _ -> Pages.seeOther("/approvals/escalations/" + escalationId);
            case Verdict.Refused(var _, var error, var because)
            when error == GovernanceError.ESCALATED_TO_ANOTHER -> throw new WaooawException(error, because);
            case Verdict.Refused(var current, var error, var because) ->
                shown(
                        current,
                        Pages.status(error),
                        new Note("Your decision was not taken", Pages.said(error, because)),
                        option,
                        reason);
        };
    }

    private List<EscalationView> views(List<Escalation> found) {
        var now = clock.instant();
        return found.stream().map(one -> EscalationView.of(one, viewer(), now)).toList();
    }

    private ModelAndView shown(
            Escalation escalation, HttpStatusCode status, @Nullable Note problem, String option, String reason) {
        var view = Pages.page(
                "governance/escalation",
                status,
                Map.of(
                        "escalation",
                        EscalationView.of(escalation, viewer(), clock.instant()),
                        "chosen",
                        option,
                        "reason",
                        reason));
        view.addObject("problem", problem);
        return view;
    }

    private static Viewer viewer() {
        return Viewer.of(Pages.governor());
    }
}
