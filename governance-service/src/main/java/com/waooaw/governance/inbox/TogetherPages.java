package com.waooaw.governance.inbox;

import com.waooaw.governance.approval.GovernorInbox;
import com.waooaw.governance.approval.GovernorInbox.Outcome;
import com.waooaw.governance.pages.GovernorPages;
import com.waooaw.governance.pages.Pages;
import com.waooaw.governance.reading.Names;
import com.waooaw.governance.reading.ReadableAct;
import com.waooaw.governance.reading.VisibleText;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Several questions of low risk at once: shown together first, then approved with one deliberate act. */
@GovernorPages
class TogetherPages {

    private static final Pattern CHOSEN = Pattern.compile("([0-9a-f-]{36}):([0-9a-f]{64})");

    private final GovernorInbox inbox;

    TogetherPages(GovernorInbox inbox) {
        this.inbox = inbox;
    }

    /** One that may be approved with the others. */
    record ChoiceView(String displayId, String action, String summary, ReadableAct act, String value) {}

    /** What came of one. */
    record OutcomeView(UUID id, boolean approved, String said) {}

    private record Chosen(UUID id, String actHash) {}

    @GetMapping("/approvals/together")
    ModelAndView show(@RequestParam(name = "id", required = false, defaultValue = "") List<String> ids) {
        var chosen = ids.stream().flatMap(text -> uuid(text).stream()).toList();
        var choices = inbox.choices(Pages.decider(), chosen).stream()
                .map(choice -> new ChoiceView(
                        choice.displayId(),
                        Names.ofAction(choice.actionType()),
                        VisibleText.of(choice.summary()),
                        ReadableAct.of(choice.actJson()),
                        choice.id() + ":" + choice.actHash()))
                .toList();
        return Pages.page(
                "governance/together",
                HttpStatus.OK,
                Map.of("choices", choices, "leftOut", Math.max(chosen.size() - choices.size(), 0)));
    }

    @PostMapping("/approvals/together")
    ModelAndView approve(
            @RequestParam(name = "chosen", required = false, defaultValue = "") List<String> chosen, Cause cause) {
        var governor = Pages.decider();
        var outcomes = chosen.stream()
                .flatMap(TogetherPages::chosen)
                .distinct()
                .limit(GovernorInbox.MOST_TOGETHER)
                .map(one -> approved(governor, one, cause))
                .map(outcome -> {
                    var refusal = outcome.refusal();
                    return new OutcomeView(
                            outcome.id(),
                            refusal == null,
                            refusal == null ? "Approved." : "Not approved: " + refusal + ".");
                })
                .toList();
        return Pages.page("governance/together-done", HttpStatus.OK, Map.of("outcomes", outcomes));
    }

    /** What fails for one says so for that one: what was approved before it stays approved, and has to be shown. */
    private Outcome approved(Caller governor, Chosen one, Cause cause) {
        try {
            return inbox.approve(governor, one.id(), one.actHash(), cause);
        } catch (WaooawException e) {
            return new Outcome(one.id(), e.getMessage() + " (" + e.code().id() + ")");
        }
    }

    private static Stream<Chosen> chosen(String text) {
        var parts = CHOSEN.matcher(text);
        return parts.matches()
                ? uuid(parts.group(1)).map(id -> new Chosen(id, parts.group(2))).stream()
                : Stream.empty();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
