package com.waooaw.governance.budget;

import com.waooaw.governance.budget.EmergencyRequest.Answered;
import com.waooaw.governance.budget.EmergencyRequest.Ask;
import com.waooaw.governance.budget.EmergencyRequest.Assignee;
import com.waooaw.governance.budget.EmergencyRequest.Lapse;
import com.waooaw.governance.budget.EmergencyRequest.Lapsed;
import com.waooaw.governance.budget.EmergencyRequest.Open;
import com.waooaw.governance.budget.EmergencyRequest.Option;
import com.waooaw.governance.budget.EmergencyRequest.State;
import com.waooaw.governance.reading.Names;
import com.waooaw.governance.reading.People;
import com.waooaw.governance.reading.VisibleText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for more money in the words of its page. Everything others wrote has passed {@link VisibleText}; what nobody knows
 * is called unknown.
 *
 * @param budget which budget, in words
 * @param late whether an answer was expected by now
 * @param answerable whether this person can answer it
 * @param expectedAt ISO 8601
 * @param left until then, milliseconds, for the clock of the page
 */
record EmergencyRequestView(
        UUID id,
        String displayId,
        String budget,
        String spent,
        String to,
        String forWhom,
        String agent,
        boolean waiting,
        boolean late,
        boolean answerable,
        String expected,
        String expectedAt,
        long left,
        String countdown,
        String outcome,
        String detail,
        List<Fact> facts,
        List<OptionView> options,
        String recommendedBecause) {

    private static final String UNKNOWN = "unknown";

    /** A line of what is known. */
    record Fact(String label, String text) {}

    /**
     * An answer in words.
     *
     * @param letter A, B or C
     */
    record OptionView(String name, String letter, String label, String description, boolean recommended) {}

    static EmergencyRequestView of(EmergencyRequest request, EmergencyViewer viewer, Instant now) {
        var ask = request.ask();
        boolean waiting = request.state() == State.OPEN;
        return new EmergencyRequestView(
                ask.id(),
                ask.displayId(),
                Names.ofField(ask.budget().scope().wireName()),
                "US$ %s of %s spent".formatted(ask.spent(), ask.cap()),
                ask.assignee() == Assignee.PLATFORM_GOVERNOR ? "the Platform Governor" : "the Governor of the customer",
                ask.customerId() == null ? "the platform" : "an engagement",
                known(ask.facts().agent()),
                waiting,
                waiting && !now.isBefore(ask.expectedBy()),
                waiting && viewer.answers(ask) && !viewer.subject().equals(ask.raisedBy()),
                People.instant(ask.expectedBy()),
                ask.expectedBy().toString(),
                Duration.between(now, ask.expectedBy()).toMillis(),
                People.remaining(now, ask.expectedBy()),
                outcome(request),
                detail(request),
                facts(ask),
                Arrays.stream(Option.values())
                        .map(option -> new OptionView(
                                option.stored(),
                                letter(option),
                                label(option, ask),
                                option.words(ask),
                                option == ask.recommendation().option()))
                        .toList(),
                ask.recommendation().because());
    }

    private static String letter(Option option) {
        return switch (option) {
            case CONTINUE -> "A";
            case WAIT -> "B";
            case OPTIMISE -> "C";
        };
    }

    private static String label(Option option, Ask ask) {
        return switch (option) {
            case CONTINUE -> "Continue";
            case WAIT -> ask.endsAt() == null ? "Leave it" : "Wait for the reset";
            case OPTIMISE -> "Optimise";
        };
    }

    private static List<Fact> facts(Ask ask) {
        var facts = ask.facts();
        var all = new ArrayList<Fact>();
        all.add(new Fact("Budget", VisibleText.of(ask.budget().toString())));
        all.add(new Fact("Why there is no money", VisibleText.of(ask.reason())));
        all.add(new Fact("Agent", known(facts.agent())));
        all.add(new Fact("Task", known(facts.task())));
        all.add(new Fact("Done so far", percent(facts.progress())));
        all.add(new Fact("Skills done", listed(facts.skillsDone())));
        all.add(new Fact("Skills left", listed(facts.skillsLeft())));
        all.add(new Fact("Spent today", amount(facts.spentTodayUsd())));
        all.add(new Fact("Spent on the task", amount(facts.spentOnTaskUsd())));
        all.add(new Fact("Needed to finish", amount(facts.estimateUsd())));
        all.add(new Fact("Answered from the cache", percent(facts.cacheHitRate()) + ", 80 % is what is expected"));
        all.add(new Fact("How to do it with less", known(facts.optimisation())));
        all.add(new Fact("Financial risk", ask.financialRisk()));
        all.add(new Fact("For the customer", known(facts.customerImpact())));
        all.add(new Fact("Asked by", VisibleText.of(ask.raisedBy()) + ", " + People.instant(ask.raisedAt())));
        return List.copyOf(all);
    }

    private static String known(@Nullable String text) {
        return text == null ? UNKNOWN : VisibleText.of(text);
    }

    private static String amount(@Nullable String usd) {
        return usd == null ? UNKNOWN : "US$ " + VisibleText.of(usd);
    }

    private static String percent(@Nullable BigDecimal share) {
        return share == null
                ? UNKNOWN
                : share.movePointRight(2).setScale(0, RoundingMode.DOWN).toPlainString() + " %";
    }

    private static String listed(@Nullable List<String> names) {
        if (names == null) {
            return UNKNOWN;
        }
        return names.isEmpty() ? "none" : VisibleText.of(String.join(", ", names));
    }

    private static String outcome(EmergencyRequest request) {
        return switch (request) {
            case Open _ -> "Waits";
            case Answered(var ask, var answer) -> label(answer.option(), ask);
            case Lapsed _ -> "Lapsed";
        };
    }

    private static String detail(EmergencyRequest request) {
        return switch (request) {
            case Open _ -> "Until somebody answers, work stands still.";
            case Answered(var _, var answer) ->
                "Answered on %s by %s%s%s. Reason: %s"
                        .formatted(
                                People.instant(answer.at()),
                                VisibleText.of(answer.by()),
                                answer.deputyOf() == null
                                        ? ""
                                        : " in the place of " + VisibleText.of(answer.deputyOf()),
                                answer.granted() == null ? "" : ": US$ %s more".formatted(answer.granted()),
                                VisibleText.of(answer.reason()));
            case Lapsed(var _, var at, var why) -> detail(why, People.instant(at));
        };
    }

    private static String detail(Lapse why, String at) {
        return switch (why) {
            case PERIOD_OVER -> "Nobody had answered when its period ended on " + at + " and the budget was renewed.";
            case NOBODY_WAITS -> "Nobody had answered by " + at + ", and nobody waits for an answer any more.";
            case MONEY_THERE -> "Nobody had answered by " + at + ", when what was missing was there: work can go on.";
        };
    }
}
