package com.waooaw.governance.breakglass;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.pages.GovernorPages;
import com.waooaw.governance.pages.Pages;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
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

/** Emergencies for people with a browser: what went ahead without a yes, and its review. */
@GovernorPages
class BreakGlassPages {

    private final Reviews reviews;
    private final Clock clock;

    BreakGlassPages(Reviews reviews, Clock clock) {
        this.reviews = reviews;
        this.clock = clock;
    }

    @GetMapping("/approvals/break-glass")
    ModelAndView list() {
        var now = clock.instant();
        return Pages.page(
                "governance/emergencies",
                HttpStatus.OK,
                Map.of(
                        "emergencies",
                        reviews.latest(Pages.governor()).stream()
                                .map(told -> EmergencyView.of(told, now))
                                .toList()));
    }

    @GetMapping("/approvals/break-glass/{breakGlassId}")
    ModelAndView emergency(@PathVariable("breakGlassId") UUID breakGlassId) {
        return page(breakGlassId, HttpStatus.OK, "");
    }

    @PostMapping("/approvals/break-glass/{breakGlassId}")
    ModelAndView review(
            @PathVariable("breakGlassId") UUID breakGlassId,
            @RequestParam(name = "verdict", defaultValue = "") String verdictName,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Cause cause) {
        var governor = Pages.governor();
        var verdict = verdict(verdictName);
        if (verdict == null) {
            return page(
                    breakGlassId,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "Say whether it was an emergency, with one of the buttons.");
        }
        return switch (reviews.review(new Reviews.Review(breakGlassId, verdict, reason, governor, true), cause)) {
            case Answer.Done _ -> Pages.seeOther("/approvals/break-glass/" + breakGlassId);
            case Answer.Refused(var error, var because)
            when error == GovernanceError.OVERRIDE_NOT_FOUND -> throw new WaooawException(error, because);
            case Answer.Refused(var error, var because) ->
                page(breakGlassId, Pages.status(error), Pages.said(error, because));
        };
    }

    private ModelAndView page(UUID id, HttpStatusCode status, String problem) {
        return Pages.page(
                "governance/emergency",
                status,
                Map.of(
                        "emergency",
                        EmergencyView.of(reviews.emergency(id, Pages.governor()), clock.instant()),
                        "problem",
                        problem));
    }

    private static @Nullable Verdict verdict(String name) {
        return switch (name) {
            case "justified" -> Verdict.JUSTIFIED;
            case "unjustified" -> Verdict.UNJUSTIFIED;
            default -> null;
        };
    }
}
