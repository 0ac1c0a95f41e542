package com.waooaw.governance.budget;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.governance.reading.People;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.Usd;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for more money out of a budget that is spent, in one of its states (domain.md P-05). Only one that is open can be
 * answered, or lapse.
 */
sealed interface EmergencyRequest {

    Ask ask();

    /** The name the state is stored and sent under. */
    State state();

    /** How it stands. The lower-case names are stored and sent. */
    enum State {
        /** Waits for its Governor; nothing is spent. */
        @JsonProperty("open")
        OPEN,
        /** A Governor has answered. */
        @JsonProperty("answered")
        ANSWERED,
        /** Its period ended first, or nobody needs an answer any more. */
        @JsonProperty("lapsed")
        LAPSED;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a Governor can answer. The lower-case names are stored and sent. */
    enum Option {
        /** A: more money, for this period. */
        @JsonProperty("continue")
        CONTINUE,
        /** B: nothing until the budget is renewed. */
        @JsonProperty("wait")
        WAIT,
        /** C: nothing until then, and what wastes money is mended. */
        @JsonProperty("optimise")
        OPTIMISE;

        /** What it means for this request, as a sentence. */
        String words(Ask ask) {
            var until = ask.endsAt() == null
                    ? "it stays so, for this budget is never renewed"
                    : "until the budget is renewed on " + People.instant(ask.endsAt());
            return switch (this) {
                case CONTINUE -> "US$ %s more, or what you say, for this period alone.".formatted(ask.asked());
                case WAIT -> "Nothing more is spent: " + until + ".";
                case OPTIMISE -> "Nothing more is spent: %s. What costs too much is mended meanwhile.".formatted(until);
            };
        }

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Option> named(String stored) {
            return Arrays.stream(values())
                    .filter(option -> option.stored().equals(stored))
                    .findFirst();
        }
    }

    /** Who answers. The lower-case names are stored and sent. */
    enum Assignee {
        /** The Governor of the customer who pays. */
        @JsonProperty("engagement_governor")
        ENGAGEMENT_GOVERNOR,
        /** The Platform Governor. */
        @JsonProperty("platform_governor")
        PLATFORM_GOVERNOR;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is asked. Only the Governor whom it is put to can change.
     *
     * @param displayId for people, {@code BUD-} and 8 hex digits
     * @param customerId who pays; absent where the platform does
     * @param raisedBy subject of the token that raised it, or the service that was refused
     * @param reason why there is no money
     * @param atLeast what whoever raised it needs to go on
     * @param asked what is granted where the Governor says no other amount
     * @param cap what might be spent when it was raised
     * @param spent what was
     * @param askedAt when this Governor was asked first
     * @param endsAt when the budget is renewed; absent where it never is
     */
    record Ask(
            UUID id,
            String displayId,
            BudgetKey budget,
            @Nullable UUID customerId,
            Assignee assignee,
            String raisedBy,
            EmergencyFacts facts,
            String reason,
            Usd atLeast,
            Usd asked,
            Usd cap,
            Usd spent,
            Recommendation recommendation,
            Cause cause,
            Instant raisedAt,
            Instant askedAt,
            @Nullable Instant endsAt) {

        static final Duration EXPECTED = Duration.ofMinutes(15);
        static final Duration ALONE = Duration.ofMinutes(30);

        /** Whoever waits gives up after 35 minutes. */
        static final Duration WAITED_FOR = Duration.ofMinutes(40);

        static String displayId(UUID id) {
            return "BUD-" + id.toString().replace("-", "").substring(24).toUpperCase(Locale.ROOT);
        }

        /** An answer is expected by then; its Governor is told again by every way there is. */
        Instant expectedBy() {
            return askedAt.plus(EXPECTED);
        }

        /** From then on whoever stands in for a silent Governor may answer, too. */
        Instant deputiesFrom() {
            return askedAt.plus(ALONE);
        }

        /** What saying yes to what is asked puts at risk, as a sentence. */
        String financialRisk() {
            return "US$ %s more at most: %s instead of %s in this period. Waiting risks no money."
                    .formatted(asked, cap.plus(asked), cap);
        }

        /** When it lapses; absent where it waits for as long as it takes. */
        @Nullable Instant until() {
            return isOfExecution() ? askedAt.plus(WAITED_FOR) : endsAt;
        }

        /** A job has one budget, and whoever waits for it gives up. */
        boolean isOfExecution() {
            return budget.scope() == BudgetScope.EXECUTION;
        }

        /** What its Governor is told of under; another one when they are told anew. */
        UUID matter() {
            return askedAt.equals(raisedAt) ? id : Ids.of("emergency-request-asked-again", id, askedAt);
        }
    }

    /**
     * What speaks for which answer.
     *
     * @param because as a sentence
     */
    record Recommendation(Option option, String because) {}

    /** Nobody has answered: whoever is refused stays suspended. */
    record Open(Ask ask) implements EmergencyRequest {

        Answered answer(Answer answer) {
            return new Answered(ask, answer);
        }

        /** Nobody needs an answer from then on, however late somebody looks. */
        Lapsed lapse(Instant at, Lapse why) {
            return new Lapsed(ask, at, why);
        }

        @Override
        public State state() {
            return State.OPEN;
        }
    }

    /** A Governor has answered. */
    record Answered(Ask ask, Answer answer) implements EmergencyRequest {

        @Override
        public State state() {
            return State.ANSWERED;
        }
    }

    /** Why nobody needs an answer any more. The lower-case names are stored. */
    enum Lapse {
        /** The budget was renewed. */
        PERIOD_OVER,
        /** Whoever waited for a budget that is never renewed has given up. */
        NOBODY_WAITS,
        /** The money is there: an increase, or leases that came back. */
        MONEY_THERE;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Nobody had answered when nobody needed an answer any more. */
    record Lapsed(Ask ask, Instant at, Lapse why) implements EmergencyRequest {

        @Override
        public State state() {
            return State.LAPSED;
        }
    }

    /**
     * What a Governor answered.
     *
     * @param granted present exactly where work goes on
     * @param by pseudonymous subject of the token
     * @param deputyOf in whose place; absent where in their own right
     * @param reason in their words
     */
    record Answer(
            Option option,
            @Nullable Usd granted,
            String by,
            @Nullable String deputyOf,
            Instant at,
            String reason) {}
}
