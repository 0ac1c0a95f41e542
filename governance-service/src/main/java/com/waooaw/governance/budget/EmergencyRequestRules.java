package com.waooaw.governance.budget;

import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.budget.EmergencyRequest.Answer;
import com.waooaw.governance.budget.EmergencyRequest.Answered;
import com.waooaw.governance.budget.EmergencyRequest.Ask;
import com.waooaw.governance.budget.EmergencyRequest.Assignee;
import com.waooaw.governance.budget.EmergencyRequest.Lapse;
import com.waooaw.governance.budget.EmergencyRequest.Lapsed;
import com.waooaw.governance.budget.EmergencyRequest.Open;
import com.waooaw.governance.budget.EmergencyRequest.Option;
import com.waooaw.governance.budget.EmergencyRequest.Recommendation;
import com.waooaw.platform.kernel.Usd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When more money is asked for, how much, of whom, and what each answer does in each state (domain.md P-05). */
final class EmergencyRequestRules {

    static final int MAX_REASON_CHARACTERS = 500;

    /** Cache hits below this are worth mending. */
    static final BigDecimal HIT_RATE = new BigDecimal("0.80");

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private EmergencyRequestRules() {}

    /** What an answer does. */
    sealed interface Verdict {

        /** The request after it. */
        EmergencyRequest request();

        /** The answer takes effect. */
        record Becomes(Answered request) implements Verdict {}

        /** It was answered so before; the first answer holds. */
        record Stands(EmergencyRequest request) implements Verdict {}

        /** The answer is refused. */
        record Refused(EmergencyRequest request, GovernanceError error, String because) implements Verdict {}
    }

    /** Whether somebody can be asked for more out of such a budget: the platform's own is contained instead (P-04). */
    static boolean canBeRaised(BudgetScope scope) {
        return switch (scope) {
            case EXECUTION, AGENT_DAY, AGENT_QUERY, PLAN -> true;
            case TEAM, PLATFORM, UNKNOWN -> false;
        };
    }

    /**
     * Whether a budget stands at its cap.
     *
     * @param refused whether somebody was refused; an execution that would cost more than it may is spent before it begins
     */
    static boolean isSpent(Budget budget, boolean refused) {
        return BudgetThresholds.crossed(budget, refused || budget.key().scope() != BudgetScope.EXECUTION).stream()
                .anyMatch(threshold -> threshold.percent() == BudgetThresholds.ALL);
    }

    /** What a trial may cost is what the platform gives (P-07). */
    static boolean isOfTrial(BudgetKey key) {
        return key.scope() == BudgetScope.PLAN && Period.Kind.of(key.period()) == Period.Kind.ONCE;
    }

    /**
     * Who answers.
     *
     * @param left what the customer's Governor may still grant this month
     */
    static Assignee assignee(Budget budget, Usd asked, Usd left) {
        return budget.customerId() == null || isOfTrial(budget.key()) || !left.covers(asked)
                ? Assignee.PLATFORM_GOVERNOR
                : Assignee.ENGAGEMENT_GOVERNOR;
    }

    /** As much as finishing takes where somebody knows, and no less than lets whoever was refused go on. */
    static Usd asked(Budget budget, Usd atLeast, @Nullable String estimateUsd) {
        // at most a billion dollars each, and a thousand of those fit
        long missing = budget.spent().micros()
                + budget.leased().micros()
                + atLeast.micros()
                - budget.cap().micros();
        long estimate = estimateUsd == null ? 0 : Usd.parse(estimateUsd).micros();
        long more = Math.min(Math.max(missing, estimate), EmergencyFacts.MOST_USD.micros());
        return new Usd(Math.max(1, Math.min(more, Usd.MOST - budget.cap().micros())));
    }

    /** Whether a budget can hold so much more. */
    static boolean fits(Budget budget, Usd more) {
        return more.micros() <= Usd.MOST - budget.cap().micros();
    }

    /** Told by what is known: where nothing is, waiting costs least. */
    static Recommendation recommend(EmergencyFacts facts) {
        var progress = facts.progress();
        var hits = facts.cacheHitRate();
        if (progress != null && progress.compareTo(HALF) >= 0 && facts.estimateUsd() != null) {
            return new Recommendation(Option.CONTINUE, "Half of it or more is done, and what the rest costs is known.");
        }
        if (hits != null && hits.compareTo(HIT_RATE) < 0) {
            return new Recommendation(
                    Option.OPTIMISE, "Fewer than 80 % of the questions are answered from the cache: each costs again.");
        }
        return new Recommendation(Option.WAIT, "Nothing that is known speaks for spending more now.");
    }

    /** The clock is looked at. */
    static EmergencyRequest lookAtClock(EmergencyRequest current, Instant now) {
        if (!(current instanceof Open open)) {
            return current;
        }
        var ask = open.ask();
        var until = ask.until();
        return until == null || now.isBefore(until)
                ? current
                : open.lapse(until, ask.isOfExecution() ? Lapse.NOBODY_WAITS : Lapse.PERIOD_OVER);
    }

    /** The clock is looked at, and then the budget: where whoever asked could go on by now, nobody needs an answer. */
    static EmergencyRequest look(EmergencyRequest current, Budget budget, Instant now) {
        var after = lookAtClock(current, now);
        return after instanceof Open open
                        && budget.available().covers(open.ask().atLeast())
                ? open.lapse(now, Lapse.MONEY_THERE)
                : after;
    }

    /** Somebody who may see it answers; clock and budget were looked at. That there is enough to grant is for whoever grants. */
    static Verdict answer(EmergencyRequest current, EmergencyViewer by, Answer answer) {
        var ask = current.ask();
        if (!by.answers(ask)) {
            return refused(
                    current,
                    GovernanceError.EMERGENCY_REQUEST_OF_ANOTHER,
                    "it is the %s's to answer"
                            .formatted(
                                    ask.assignee() == Assignee.PLATFORM_GOVERNOR
                                            ? "Platform Governor"
                                            : "customer's Governor"));
        }
        if (answer.by().equals(ask.raisedBy())) {
            return refused(current, GovernanceError.OWN_REQUEST, "nobody grants what they asked for themselves");
        }
        var fault = fault(current, answer);
        if (fault != null) {
            return fault;
        }
        return switch (current) {
            case Open open -> new Verdict.Becomes(open.answer(answer));
            case Answered(var _, var first) when isSame(first, answer) -> new Verdict.Stands(current);
            case Answered _ ->
                refused(
                        current,
                        GovernanceError.DECIDED_OTHERWISE,
                        "it was answered otherwise before, and the first answer holds");
            case Lapsed(var _, var at, var why) -> tooLate(current, at, why);
        };
    }

    private static Verdict tooLate(EmergencyRequest current, Instant at, Lapse why) {
        return switch (why) {
            case PERIOD_OVER ->
                refused(
                        current,
                        GovernanceError.BUDGET_PERIOD_OVER,
                        "its period ended at %s, and the budget was renewed: nothing is granted".formatted(at));
            case NOBODY_WAITS ->
                refused(
                        current,
                        GovernanceError.BUDGET_PERIOD_OVER,
                        "nobody has waited for it since %s: nothing is granted".formatted(at));
            case MONEY_THERE ->
                refused(
                        current,
                        GovernanceError.BUDGET_NOT_SPENT,
                        "what was missing was there by %s: nothing more is granted".formatted(at));
        };
    }

    private static boolean isSame(Answer first, Answer again) {
        return first.option() == again.option() && Objects.equals(first.granted(), again.granted());
    }

    private static @Nullable Verdict fault(EmergencyRequest current, Answer answer) {
        var reason = answer.reason();
        if (reason.isBlank()) {
            return refused(current, GovernanceError.REASON_REQUIRED, "an answer here says why");
        }
        if (reason.length() > MAX_REASON_CHARACTERS) {
            return refused(
                    current,
                    GovernanceError.REASON_TOO_LONG,
                    "a reason has at most " + MAX_REASON_CHARACTERS + " characters");
        }
        if (reason.indexOf('\0') >= 0) {
            return refused(current, GovernanceError.REASON_NOT_TEXT, "a reason is text without zero bytes");
        }
        var granted = answer.granted();
        if ((answer.option() == Option.CONTINUE) != (granted != null) || (granted != null && granted.isZero())) {
            return refused(
                    current,
                    GovernanceError.EMERGENCY_REQUEST_INVALID,
                    "an amount is granted where work goes on, and nowhere else");
        }
        return null;
    }

    private static Verdict refused(EmergencyRequest current, GovernanceError error, String because) {
        return new Verdict.Refused(current, error, because);
    }

    /** Whether a further refusal has its Governor told anew: nothing ends the budget of a trial, and nobody waited any more. */
    static boolean tellsAgain(Ask ask, Instant now) {
        return isOfTrial(ask.budget()) && !now.isBefore(ask.askedAt().plus(Ask.WAITED_FOR));
    }

    /** Whether a further refusal in the same period asks again: not where a Governor said to wait. */
    static boolean asksAgain(EmergencyRequest latest) {
        return switch (latest) {
            case Answered(var _, var answer) -> answer.option() == Option.CONTINUE;
            case Lapsed _ -> true;
            case Open _ -> false;
        };
    }
}
