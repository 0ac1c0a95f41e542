package com.waooaw.governance.inbox;

import com.waooaw.governance.approval.GovernorInbox;
import com.waooaw.governance.authority.GovernorSessions;
import com.waooaw.governance.pages.GovernorPages;
import com.waooaw.governance.pages.Pages;
import com.waooaw.governance.reading.People;
import com.waooaw.platform.kernel.Cause;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What waits, what was decided, and what a browser needs to keep the list up to date and to show it offline. */
@GovernorPages
class InboxPages {

    private static final Pattern PAGE = Pattern.compile("[0-9]{1,4}");

    private final GovernorInbox inbox;
    private final InboxStreams streams;
    private final GovernorSessions sessions;
    private final Clock clock;

    InboxPages(GovernorInbox inbox, InboxStreams streams, GovernorSessions sessions, Clock clock) {
        this.inbox = inbox;
        this.streams = streams;
        this.sessions = sessions;
        this.clock = clock;
    }

    @GetMapping("/approvals")
    ModelAndView waiting(@RequestParam(name = "page", defaultValue = "0") String page, Cause cause) {
        sessions.opened(Pages.decider(), cause);
        return list("governance/list", page);
    }

    /** The same without its frame, for a page that is open. */
    @GetMapping("/approvals/cards")
    ModelAndView cards(@RequestParam(name = "page", defaultValue = "0") String page) {
        return list("governance/list :: cards", page);
    }

    private ModelAndView list(String template, String page) {
        // what is no page is the first
        var waiting = inbox.waiting(Pages.decider(), PAGE.matcher(page).matches() ? Integer.parseInt(page) : 0);
        var now = clock.instant();
        return Pages.page(
                template,
                HttpStatus.OK,
                Map.of(
                        "cards",
                                waiting.cards().stream()
                                        .map(card -> CardView.of(card, now))
                                        .toList(),
                        "total", waiting.total(),
                        "page", waiting.page(),
                        "more", waiting.more(),
                        "mark", waiting.mark(),
                        "revocable",
                                waiting.revocable().stream()
                                        .map(card -> RevocableView.of(card, now))
                                        .toList(),
                        "shownAt", People.instant(now)));
    }

    @GetMapping("/approvals/history")
    ModelAndView history() {
        var history = inbox.history(Pages.decider());
        var median = history.median();
        return Pages.page(
                "governance/history",
                HttpStatus.OK,
                Map.of(
                        "decisions",
                        history.cards().stream().map(HistoryView::of).toList(),
                        "median",
                        median == null ? "" : People.took(median)));
    }

    /** Says each time that what waits is not what the page shows any more. */
    @GetMapping(path = "/approvals/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> stream(@RequestParam(name = "mark", defaultValue = "") String mark) {
        var governor = Pages.decider();
        return streams.open(governor, mark)
                .map(emitter -> ResponseEntity.ok()
                        // a proxy that collects before it hands on would make it no stream
                        .header("X-Accel-Buffering", "no")
                        .body(emitter))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                        .header("Retry-After", "60")
                        .build());
    }

    /**
     * What a browser needs to send what was decided offline.
     *
     * @param subject who is logged in now: what somebody else left is not sent in their name
     */
    record Session(String subject, String parameter, String token) {}

    @GetMapping(path = "/approvals/session", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Session> session(CsrfToken token) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Session(Pages.decider().subject(), token.getParameterName(), token.getToken()));
    }

    /** Nothing in it is secret. The list itself is above what lies below the worker, so the worker is let see it. */
    @GetMapping(path = "/approvals/worker.js", produces = "text/javascript")
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .header("Service-Worker-Allowed", "/approvals")
                .body(new ClassPathResource("static/assets/governance/worker.js"));
    }

    /** What is shown where there is no connection and the page was never seen. The same for everybody. */
    @GetMapping("/approvals/offline")
    ModelAndView offline() {
        return Pages.page("governance/offline", HttpStatus.OK, Map.of());
    }
}
