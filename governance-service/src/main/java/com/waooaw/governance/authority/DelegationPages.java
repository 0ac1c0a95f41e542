package com.waooaw.governance.authority;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.pages.GovernorPages;
import com.waooaw.governance.pages.Pages;
import com.waooaw.governance.reading.Names;
import com.waooaw.governance.reading.People;
import com.waooaw.governance.reading.VisibleText;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
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

/** Deputies, what they did and who decides now, for people with a browser. */
@GovernorPages
class DelegationPages {

    private static final String PAGE = "/approvals/delegations";

    /** What a page says after a change, by the name it is redirected with: no text of an address is shown. */
    private static final Map<String, String> DONE = Map.of(
            "named", "Your deputy is named, and both of you are told.",
            "ended", "It has ended, and both of you are told.",
            "reviewed", "Your review is written down.",
            "session", "Another may decide now.");

    /** How long a delegation lasts, as the form offers it. */
    private static final Map<String, String> DAYS = days();

    private final Delegations delegations;
    private final DeputyActs acts;
    private final GovernorSessions sessions;
    private final StandIns standIns;
    private final Clock clock;

    DelegationPages(
            Delegations delegations, DeputyActs acts, GovernorSessions sessions, StandIns standIns, Clock clock) {
        this.delegations = delegations;
        this.acts = acts;
        this.sessions = sessions;
        this.standIns = standIns;
        this.clock = clock;
    }

    /** A delegation in words. */
    record DelegationView(
            UUID id,
            String deputy,
            String governor,
            String kind,
            String when,
            String reason,
            String state,
            boolean open) {}

    /** What a deputy did, in words. */
    record ActView(
            UUID id,
            String path,
            String displayId,
            String action,
            String decision,
            String deputy,
            String decidedAt,
            String countdown,
            String reviewed,
            boolean open) {}

    /** Who decides now, in words. */
    record SessionView(String who, String until, boolean mayEnd) {}

    @GetMapping(PAGE)
    ModelAndView delegations(@RequestParam(name = "done", defaultValue = "") String done) {
        return shown(Pages.decider(), HttpStatus.OK, null, DONE.getOrDefault(done, ""));
    }

    @PostMapping(PAGE)
    ModelAndView name(
            @RequestParam(name = "deputy", defaultValue = "") String deputy,
            @RequestParam(name = "kind", defaultValue = "") String kind,
            @RequestParam(name = "days", defaultValue = "") String days,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Cause cause) {
        var by = Pages.decider();
        return changed(by, "named", () -> {
            delegations.requireOwnRight(by, "delegation_made", cause);
            if (!DAYS.containsKey(days)) {
                throw new WaooawException(GovernanceError.DELEGATION_INVALID, "say for how long");
            }
            var now = clock.instant();
            delegations.make(
                    by,
                    new DelegationRules.Wish(
                            deputy,
                            kind.equals("silence"),
                            now,
                            now.plus(Duration.ofDays(Integer.parseInt(days))),
                            reason),
                    null,
                    cause);
        });
    }

    @PostMapping(PAGE + "/{delegationId}/end")
    ModelAndView end(@PathVariable("delegationId") UUID delegationId, Cause cause) {
        var by = Pages.decider();
        return changed(by, "ended", () -> delegations.end(by, delegationId, cause));
    }

    @PostMapping(PAGE + "/acts/{actId}/review")
    ModelAndView review(
            @PathVariable("actId") UUID actId,
            @RequestParam(name = "verdict", defaultValue = "") String verdict,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Cause cause) {
        var by = Pages.decider();
        return changed(by, "reviewed", () -> {
            delegations.requireOwnRight(by, "deputy_act_reviewed", cause);
            var said =
                    switch (verdict) {
                        case "agree" -> DeputyAct.Verdict.AGREE;
                        case "object" -> DeputyAct.Verdict.OBJECT;
                        default ->
                            throw new WaooawException(
                                    GovernanceError.REVIEW_INVALID, "say whether you agree or object");
                    };
            acts.review(by, actId, said, reason, cause);
        });
    }

    @PostMapping(PAGE + "/session/end")
    ModelAndView endSession(Cause cause) {
        var by = Pages.decider();
        return changed(by, "session", () -> sessions.end(by, cause));
    }

    private ModelAndView changed(Caller by, String done, Runnable change) {
        try {
            change.run();
        } catch (WaooawException e) {
            return shown(by, Pages.status(e.code()), Pages.said(e), "");
        }
        return Pages.seeOther(PAGE + "?done=" + done);
    }

    private ModelAndView shown(Caller by, HttpStatusCode status, @Nullable String problem, String done) {
        var now = clock.instant();
        boolean own = DelegationRules.inOwnRight(by);
        var view = Pages.page(
                "governance/delegations",
                status,
                Map.of(
                        "own",
                        own,
                        "me",
                        VisibleText.of(by.subject()),
                        "standing",
                        standIns.of(by).map(DelegationPages::inWords).orElse(""),
                        "delegations",
                        delegations.all(by).stream()
                                .map(delegation -> inWords(delegation, now))
                                .toList(),
                        "acts",
                        acts.all(by, false).stream()
                                .map(act -> inWords(act, now))
                                .toList(),
                        "people",
                        own ? delegations.known(by) : List.of(),
                        "days",
                        DAYS,
                        "done",
                        done));
        view.addObject("problem", problem);
        view.addObject(
                "working",
                sessions.active()
                        .map(session -> new SessionView(
                                session.subject().equals(by.subject()) ? "You" : VisibleText.of(session.subject()),
                                People.instant(sessions.endOf(session)),
                                own || session.subject().equals(by.subject())))
                        .orElse(null));
        return view;
    }

    private static String inWords(StandIn standIn) {
        return "You decide in the place of " + VisibleText.of(standIn.deputyOf())
                + (standIn.silentSince() == null ? "" : ", where they are silent") + ", until "
                + People.instant(standIn.until()) + ".";
    }

    private static DelegationView inWords(Delegation delegation, Instant now) {
        var endedAt = delegation.endedAt();
        return new DelegationView(
                delegation.id(),
                VisibleText.of(delegation.deputy()),
                VisibleText.of(delegation.governor()),
                delegation.onSilence() ? "on silence" : "for a time",
                People.instant(delegation.from()) + " to " + People.instant(delegation.until()),
                VisibleText.of(delegation.reason()),
                endedAt != null
                        ? "ended on " + People.instant(endedAt)
                        : !now.isBefore(delegation.until())
                                ? "over"
                                : now.isBefore(delegation.from()) ? "not yet in force" : "in force",
                delegation.openAt(now));
    }

    private static ActView inWords(DeputyAct act, Instant now) {
        var review = act.review();
        return new ActView(
                act.id(),
                switch (act.matter()) {
                    case DeputyAct.OfApproval(var approval) -> "/approvals/" + approval;
                    case DeputyAct.OfMoney(var request) -> "/approvals/budget-requests/" + request;
                },
                act.displayId(),
                Names.ofAction(act.actionType()),
                switch (act.decision()) {
                    case "approve" -> "approved";
                    case "deny" -> "denied";
                    case "continue" -> "granted more";
                    case "wait" -> "left it spent";
                    case "optimise" -> "had it mended";
                    default -> "put aside";
                },
                VisibleText.of(act.deputy()),
                People.instant(act.decidedAt()),
                review != null
                        ? ""
                        : now.isBefore(act.reviewBy()) ? People.remaining(now, act.reviewBy()) : "review overdue",
                review == null
                        ? ""
                        : (review.verdict() == DeputyAct.Verdict.AGREE ? "agreed" : "objected") + " on "
                                + People.instant(review.at())
                                + (review.reason().isEmpty() ? "" : ": " + VisibleText.of(review.reason())),
                review == null);
    }

    private static Map<String, String> days() {
        var days = new LinkedHashMap<String, String>();
        days.put("1", "1 day");
        days.put("3", "3 days");
        days.put("7", "a week");
        days.put("14", "two weeks");
        days.put("30", "30 days");
        return Collections.unmodifiableMap(days);
    }
}
