package com.waooaw.governance.budget;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.authority.StandIns;
import com.waooaw.governance.budget.BudgetOwners.Owner;
import com.waooaw.governance.budget.EmergencyRequest.Option;
import com.waooaw.governance.budget.EmergencyRequestRules.Verdict;
import com.waooaw.governance.pages.GovernorPages;
import com.waooaw.governance.pages.Pages;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Usd;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Requests for more money for people with a browser. GET shows, POST answers. */
@GovernorPages
class EmergencyRequestPages {

    private final EmergencyRequests requests;
    private final BudgetOwners owners;
    private final StandIns standIns;
    private final Clock clock;

    EmergencyRequestPages(EmergencyRequests requests, BudgetOwners owners, StandIns standIns, Clock clock) {
        this.requests = requests;
        this.owners = owners;
        this.standIns = standIns;
        this.clock = clock;
    }

    /**
     * What somebody had typed when their answer was not taken.
     *
     * @param problem why
     */
    record Typed(String option, String amount, String reason, String problem) {}

    @GetMapping("/approvals/budget-requests")
    ModelAndView list() {
        var viewer = viewer();
        var all = views(requests.list(viewer, null), viewer);
        return Pages.page(
                "governance/budget-requests",
                HttpStatus.OK,
                Map.of(
                        "waiting",
                        all.stream().filter(EmergencyRequestView::waiting).toList(),
                        "settled",
                        all.stream().filter(one -> !one.waiting()).toList()));
    }

    @GetMapping("/approvals/budget-requests/{requestId}")
    ModelAndView request(@PathVariable("requestId") UUID requestId) {
        var viewer = viewer();
        return shown(found(requestId, viewer), viewer, HttpStatus.OK, null);
    }

    @PostMapping("/approvals/budget-requests/{requestId}/answer")
    ModelAndView answer(
            @PathVariable("requestId") UUID requestId,
            @RequestParam(name = "option", defaultValue = "") String option,
            @RequestParam(name = "amount", defaultValue = "") String amount,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Cause cause) {
        var viewer = viewer();
        var saying = saying(option, amount.strip(), reason);
        if (saying.isEmpty()) {
            return shown(
                    found(requestId, viewer),
                    viewer,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new Typed(
                            option,
                            amount,
                            reason,
                            "Choose an answer; with the first, say how many US dollars, as in 12.50."));
        }
        var verdict = at(requestId, () -> requests.answer(requestId, viewer, saying.get(), cause))
                .orElseThrow(() -> EmergencyRequests.unknown(requestId));
        return switch (verdict) {
            case Verdict.Becomes _, Verdict.Stands _ -> seeOther("/approvals/budget-requests/" + requestId);
            case Verdict.Refused(var _, var error, var because)
            when error == GovernanceError.EMERGENCY_REQUEST_OF_ANOTHER -> throw new WaooawException(error, because);
            case Verdict.Refused(var current, var error, var because) ->
                shown(
                        current,
                        viewer,
                        HttpStatusCode.valueOf(error.type().httpStatus()),
                        new Typed(option, amount, reason, Pages.sentence(because) + " (" + error.id() + ")"));
        };
    }

    private static Optional<EmergencyRequests.Saying> saying(String option, String amount, String reason) {
        return Option.named(option).flatMap(chosen -> {
            if (chosen != Option.CONTINUE || amount.isEmpty()) {
                return Optional.of(new EmergencyRequests.Saying(chosen, null, reason));
            }
            try {
                return Optional.of(new EmergencyRequests.Saying(chosen, Usd.parse(amount), reason));
            } catch (IllegalArgumentException _) {
                // said on the page
                return Optional.empty();
            }
        });
    }

    private EmergencyRequest found(UUID id, EmergencyViewer viewer) {
        return at(id, () -> requests.request(id, viewer));
    }

    /** People of the platform look where it is, a customer's among their own. */
    private <T> T at(UUID id, Supplier<T> work) {
        var owner = Pages.decider()
                .tenant()
                .map(Owner::new)
                .orElseGet(() -> owners.ofEmergencyRequest(id).orElseThrow(() -> EmergencyRequests.unknown(id)));
        return Tenancy.call(owner.customerId(), work);
    }

    private List<EmergencyRequestView> views(List<EmergencyRequest> found, EmergencyViewer viewer) {
        var now = clock.instant();
        return found.stream()
                .map(one -> EmergencyRequestView.of(one, viewer, now))
                .toList();
    }

    private ModelAndView shown(
            EmergencyRequest request, EmergencyViewer viewer, HttpStatusCode status, @Nullable Typed typed) {
        return Pages.page(
                "governance/budget-request",
                status,
                Map.of(
                        "money",
                        EmergencyRequestView.of(request, viewer, clock.instant()),
                        "typed",
                        typed == null ? new Typed("", request.ask().asked().toString(), "", "") : typed));
    }

    private static ModelAndView seeOther(String path) {
        var redirect = new RedirectView(path);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(redirect);
    }

    private EmergencyViewer viewer() {
        var caller = Pages.decider();
        return EmergencyViewer.of(caller, standIns.of(caller));
    }
}
