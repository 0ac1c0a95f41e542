package com.waooaw.governance.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.BudgetActivities.Doing;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.authority.StandIn;
import com.waooaw.governance.budget.EmergencyRequest.Answer;
import com.waooaw.governance.budget.EmergencyRequest.Answered;
import com.waooaw.governance.budget.EmergencyRequest.Ask;
import com.waooaw.governance.budget.EmergencyRequest.Assignee;
import com.waooaw.governance.budget.EmergencyRequest.Lapse;
import com.waooaw.governance.budget.EmergencyRequest.Lapsed;
import com.waooaw.governance.budget.EmergencyRequest.Open;
import com.waooaw.governance.budget.EmergencyRequest.Option;
import com.waooaw.governance.budget.EmergencyRequestRules.Verdict;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EmergencyRequestRulesTests {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-28T00:00:00Z");
    private static final UUID CUSTOMER = new UUID(1, 1);
    private static final BudgetKey DAY = new BudgetKey(BudgetScope.AGENT_DAY, "agent-1", "2026-11-27");
    private static final BudgetKey PLAN = new BudgetKey(BudgetScope.PLAN, "engagement-1", "2026-11");

    private static final EmergencyViewer PLATFORM = new EmergencyViewer("gita", true, null, null);
    private static final EmergencyViewer ENZO = new EmergencyViewer("enzo", false, CUSTOMER, null);

    @ParameterizedTest
    @CsvSource({
        // spent, leased, at least, estimate, asked of a cap of 5
        "5.00, 0.00, 0.10, , 0.10",
        "4.90, 0.00, 0.25, , 0.15",
        "5.00, 0.00, 0.10, 0.40, 0.40",
        "5.00, 0.00, 0.50, 0.40, 0.50",
        "3.00, 2.00, 0.10, , 0.10"
    })
    void asMuchIsAskedAsFinishingTakesAndNeverTooLittleToGoOn(
            String spent, String leased, String atLeast, @Nullable String estimate, String asked) {
        var budget = new Budget(
                DAY,
                null,
                Usd.parse("5"),
                Usd.ZERO,
                Usd.parse(spent),
                Usd.parse(leased),
                Usd.ZERO,
                Containment.NONE,
                null);

        assertThat(EmergencyRequestRules.asked(budget, Usd.parse(atLeast), estimate))
                .isEqualTo(Usd.parse(asked));
    }

    @Test
    void whatWasOverrunIsAskedForToo() {
        var budget = new Budget(
                DAY, null, Usd.parse("5"), Usd.ZERO, Usd.parse("5"), Usd.ZERO, Usd.parse("2"), Containment.NONE, null);
        var asked = EmergencyRequestRules.asked(budget, Usd.parse("0.10"), null);

        assertThat(asked).isEqualTo(Usd.parse("2.10"));
        assertThat(budget.raised(asked).available()).isEqualTo(Usd.parse("0.10"));
    }

    @Test
    void whoPaysAnswersAndWhatIsTheirsNoMoreThePlatformDoes() {
        var asked = Usd.parse("10");
        var paid = Budget.unspent(PLAN, CUSTOMER, Usd.parse("30"), MIDNIGHT);
        var trial =
                Budget.unspent(new BudgetKey(BudgetScope.PLAN, "engagement-1", "all"), CUSTOMER, Usd.parse("5"), null);

        assertThat(EmergencyRequestRules.assignee(paid, asked, Usd.parse("10")))
                .isEqualTo(Assignee.ENGAGEMENT_GOVERNOR);
        assertThat(EmergencyRequestRules.assignee(paid, asked, Usd.parse("9.99")))
                .isEqualTo(Assignee.PLATFORM_GOVERNOR);
        assertThat(EmergencyRequestRules.assignee(trial, asked, Usd.parse("50")))
                .isEqualTo(Assignee.PLATFORM_GOVERNOR);
        assertThat(EmergencyRequestRules.assignee(
                        Budget.unspent(DAY, null, Usd.parse("5"), MIDNIGHT), asked, Usd.parse("50")))
                .isEqualTo(Assignee.PLATFORM_GOVERNOR);
    }

    @ParameterizedTest
    @CsvSource({
        // progress, estimate, hit rate
        "0.75, 0.10, 0.62, CONTINUE",
        "0.75, ,     0.62, OPTIMISE",
        "0.20, 0.10, 0.62, OPTIMISE",
        "0.20, 0.10, 0.90, WAIT",
        ",     ,     ,     WAIT"
    })
    void theRecommendationRestsOnWhatIsKnown(
            @Nullable BigDecimal progress, @Nullable String estimate, @Nullable BigDecimal hits, Option option) {
        var facts = EmergencyFacts.of(
                Budget.unspent(DAY, null, Usd.parse("5"), MIDNIGHT),
                new Doing(null, null, progress, null, null, null, estimate, hits, null, null));

        assertThat(EmergencyRequestRules.recommend(facts).option()).isEqualTo(option);
    }

    @Test
    void whatMakesNoSenseIsUnknownAndNotGuessed() {
        var budget = Budget.unspent(PLAN, CUSTOMER, Usd.parse("30"), MIDNIGHT);
        var odd = EmergencyFacts.of(
                budget,
                new Doing(
                        " ",
                        "t".repeat(301),
                        new BigDecimal("1.5"),
                        List.of("research", " "),
                        null,
                        "NaN",
                        "-1",
                        new BigDecimal("-0.1"),
                        "a zero \0 byte",
                        null));

        assertThat(odd)
                .isEqualTo(new EmergencyFacts(
                        null,
                        "t".repeat(299) + "…",
                        null,
                        List.of("research"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        assertThat(EmergencyFacts.of(Budget.unspent(DAY, null, Usd.parse("5"), MIDNIGHT), null))
                .isEqualTo(new EmergencyFacts("agent-1", null, null, null, null, "0.00", null, null, null, null, null));
    }

    @ParameterizedTest
    @EnumSource(Option.class)
    void anAnswerIsGivenOnceAndTheFirstHolds(Option option) {
        var open = new Open(ask(null, Assignee.PLATFORM_GOVERNOR, MIDNIGHT));
        var first = EmergencyRequestRules.answer(open, PLATFORM, answer(option, "It is worth it."));

        assertThat(first).isInstanceOf(Verdict.Becomes.class);
        assertThat(EmergencyRequestRules.answer(first.request(), PLATFORM, answer(option, "Again.")))
                .isEqualTo(new Verdict.Stands(first.request()));
        var other = option == Option.WAIT ? Option.OPTIMISE : Option.WAIT;
        refused(
                GovernanceError.DECIDED_OTHERWISE,
                EmergencyRequestRules.answer(first.request(), PLATFORM, answer(other, "No.")));
        assertThat(EmergencyRequestRules.asksAgain(first.request())).isEqualTo(option == Option.CONTINUE);
    }

    @Test
    void afterItsPeriodNothingIsGrantedAndBeforeItNothingLapses() {
        var open = new Open(ask(null, Assignee.PLATFORM_GOVERNOR, MIDNIGHT));
        assertThat(EmergencyRequestRules.lookAtClock(open, MIDNIGHT.minusNanos(1000)))
                .isEqualTo(open);

        var lapsed = EmergencyRequestRules.lookAtClock(open, MIDNIGHT.plus(Duration.ofHours(3)));

        assertThat(lapsed).isEqualTo(new Lapsed(open.ask(), MIDNIGHT, Lapse.PERIOD_OVER));
        refused(
                GovernanceError.BUDGET_PERIOD_OVER,
                EmergencyRequestRules.answer(lapsed, PLATFORM, answer(Option.CONTINUE, "Late.")));
        var never = new Open(ask(CUSTOMER, Assignee.ENGAGEMENT_GOVERNOR, null));
        assertThat(EmergencyRequestRules.lookAtClock(never, MIDNIGHT.plus(Duration.ofDays(400))))
                .isEqualTo(never);
    }

    @Test
    void whatAnExecutionAskedForLapsesWhenNobodyWaitsAnyMore() {
        var key = new BudgetKey(BudgetScope.EXECUTION, "execution-1", "all");
        var open = new Open(ask(key, CUSTOMER, Assignee.ENGAGEMENT_GOVERNOR, null));
        var given = NOW.plus(Duration.ofMinutes(40));
        assertThat(EmergencyRequestRules.lookAtClock(open, given.minusNanos(1000)))
                .isEqualTo(open);

        var lapsed = EmergencyRequestRules.lookAtClock(open, given.plus(Duration.ofHours(3)));

        assertThat(lapsed).isEqualTo(new Lapsed(open.ask(), given, Lapse.NOBODY_WAITS));
        assertThat(EmergencyRequestRules.asksAgain(lapsed)).isTrue();
        refused(
                GovernanceError.BUDGET_PERIOD_OVER,
                EmergencyRequestRules.answer(lapsed, ENZO, answer(Option.CONTINUE, "Late.")));
    }

    @Test
    void onlyOfATrialAGovernorIsToldAnewOnceNobodyWaitsAnyMore() {
        var key = new BudgetKey(BudgetScope.PLAN, "engagement-1", "all");
        var trial = ask(key, CUSTOMER, Assignee.PLATFORM_GOVERNOR, null);
        var later = NOW.plus(Duration.ofMinutes(40));

        assertThat(EmergencyRequestRules.tellsAgain(trial, later.minusNanos(1000)))
                .isFalse();
        assertThat(EmergencyRequestRules.tellsAgain(trial, later)).isTrue();
        assertThat(EmergencyRequestRules.tellsAgain(ask(null, Assignee.PLATFORM_GOVERNOR, MIDNIGHT), later))
                .isFalse();
        assertThat(trial.matter()).isEqualTo(trial.id());
    }

    @Test
    void whereTheMoneyIsThereNobodyNeedsAnAnswerAndNothingMoreIsGranted() {
        var open = new Open(ask(null, Assignee.PLATFORM_GOVERNOR, MIDNIGHT));
        var almost = spent("5", "1").raised(Usd.parse("1.09"));
        assertThat(EmergencyRequestRules.look(open, almost, NOW)).isEqualTo(open);

        var lapsed = EmergencyRequestRules.look(open, almost.raised(Usd.parse("0.01")), NOW);

        assertThat(lapsed).isEqualTo(new Lapsed(open.ask(), NOW, Lapse.MONEY_THERE));
        assertThat(EmergencyRequestRules.asksAgain(lapsed)).isTrue();
        for (var option : Option.values()) {
            refused(
                    GovernanceError.BUDGET_NOT_SPENT,
                    EmergencyRequestRules.answer(lapsed, PLATFORM, answer(option, "Late.")));
        }
    }

    @Test
    void numbersThatNothingCanHoldAreUnknownOrLess() {
        var budget = spent("5", "0");
        var odd = EmergencyFacts.of(
                budget,
                new Doing(
                        null,
                        null,
                        new BigDecimal("1e-2000000000"),
                        null,
                        null,
                        "1000000",
                        "1000000",
                        new BigDecimal("0.79999"),
                        null,
                        null));

        assertThat(odd.progress()).isEqualTo(BigDecimal.ZERO);
        assertThat(odd.cacheHitRate()).isEqualTo(new BigDecimal("0.7999"));
        assertThat(odd.estimateUsd()).isNull();
        assertThat(odd.spentOnTaskUsd()).isNull();
        var most = new Usd(Usd.MOST);
        assertThat(EmergencyRequestRules.asked(budget, most, null)).isEqualTo(Usd.parse("999999.999999"));
        assertThat(EmergencyRequestRules.fits(budget, most.minus(Usd.parse("5"))))
                .isTrue();
        assertThat(EmergencyRequestRules.fits(budget, most)).isFalse();
    }

    private static Budget spent(String settled, String overrun) {
        return new Budget(
                DAY,
                null,
                Usd.parse("5"),
                Usd.ZERO,
                Usd.parse(settled),
                Usd.ZERO,
                Usd.parse(overrun),
                Containment.NONE,
                MIDNIGHT);
    }

    @Test
    void onlyWhoeverItIsPutToAnswersAndNobodyGrantsThemselves() {
        var ofCustomer = new Open(ask(CUSTOMER, Assignee.ENGAGEMENT_GOVERNOR, MIDNIGHT));
        var handedUp = new Open(ask(CUSTOMER, Assignee.PLATFORM_GOVERNOR, MIDNIGHT));
        var yes = answer(Option.CONTINUE, "It is worth it.");

        assertThat(EmergencyRequestRules.answer(ofCustomer, ENZO, yes)).isInstanceOf(Verdict.Becomes.class);
        assertThat(EmergencyRequestRules.answer(ofCustomer, PLATFORM, yes)).isInstanceOf(Verdict.Becomes.class);
        refused(GovernanceError.EMERGENCY_REQUEST_OF_ANOTHER, EmergencyRequestRules.answer(handedUp, ENZO, yes));
        var himself = new Answer(Option.CONTINUE, Usd.parse("1"), "agent-execution", null, NOW, "Mine.");
        refused(GovernanceError.OWN_REQUEST, EmergencyRequestRules.answer(ofCustomer, ENZO, himself));
    }

    @ParameterizedTest
    @CsvSource({"CONTINUE, , GOV-0126", "CONTINUE, 0, GOV-0126", "WAIT, 1, GOV-0126"})
    void anAmountIsGrantedWhereWorkGoesOnAndNowhereElse(Option option, @Nullable String amount, String code) {
        var granted = amount == null ? null : Usd.parse(amount);
        var verdict = EmergencyRequestRules.answer(
                new Open(ask(null, Assignee.PLATFORM_GOVERNOR, MIDNIGHT)),
                PLATFORM,
                new Answer(option, granted, "gita", null, NOW, "Because."));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.error().id()).isEqualTo(code));
    }

    @Test
    void aReasonIsAText() {
        var open = new Open(ask(null, Assignee.PLATFORM_GOVERNOR, MIDNIGHT));

        refused(
                GovernanceError.REASON_REQUIRED,
                EmergencyRequestRules.answer(open, PLATFORM, answer(Option.WAIT, " ")));
        refused(
                GovernanceError.REASON_TOO_LONG,
                EmergencyRequestRules.answer(open, PLATFORM, answer(Option.WAIT, "x".repeat(501))));
        refused(
                GovernanceError.REASON_NOT_TEXT,
                EmergencyRequestRules.answer(open, PLATFORM, answer(Option.WAIT, "a\0b")));
    }

    @Test
    void whoStandsInForSilenceAloneComesAfterHalfAnHour() {
        var ask = ask(CUSTOMER, Assignee.ENGAGEMENT_GOVERNOR, MIDNIGHT);
        var onSilence = new EmergencyViewer("dan", false, CUSTOMER, standIn(NOW.minus(Duration.ofHours(4))));
        var forATime = new EmergencyViewer("dan", false, CUSTOMER, standIn(null));

        assertThat(onSilence.sees(ask, NOW.plus(Duration.ofMinutes(30)).minusNanos(1000)))
                .isFalse();
        assertThat(onSilence.sees(ask, NOW.plus(Duration.ofMinutes(30)))).isTrue();
        assertThat(forATime.sees(ask, NOW)).isTrue();
        assertThat(ENZO.sees(ask(new UUID(2, 2), Assignee.ENGAGEMENT_GOVERNOR, MIDNIGHT), NOW))
                .isFalse();
    }

    private static StandIn standIn(@Nullable Instant silentSince) {
        return new StandIn(new UUID(9, 9), "enzo", MIDNIGHT, silentSince);
    }

    private static Answer answer(Option option, String reason) {
        return new Answer(option, option == Option.CONTINUE ? Usd.parse("0.10") : null, "gita", null, NOW, reason);
    }

    private static Ask ask(@Nullable UUID customer, Assignee assignee, @Nullable Instant endsAt) {
        return ask(customer == null ? DAY : PLAN, customer, assignee, endsAt);
    }

    private static Ask ask(BudgetKey key, @Nullable UUID customer, Assignee assignee, @Nullable Instant endsAt) {
        var budget = Budget.unspent(key, customer, Usd.parse("5"), endsAt);
        var facts = EmergencyFacts.of(budget, null);
        return new Ask(
                new UUID(7, 7),
                Ask.displayId(new UUID(7, 7)),
                budget.key(),
                customer,
                assignee,
                "agent-execution",
                facts,
                "It is spent.",
                Usd.parse("0.10"),
                Usd.parse("0.10"),
                Usd.parse("5"),
                Usd.parse("5"),
                EmergencyRequestRules.recommend(facts),
                Cause.root(new UUID(3, 3)),
                NOW,
                NOW,
                endsAt);
    }

    private static void refused(GovernanceError error, Verdict verdict) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.error()).isEqualTo(error));
    }

    @Test
    void anAnsweredOneStaysAnsweredWhenItsPeriodEnds() {
        var answered = new Answered(
                ask(null, Assignee.PLATFORM_GOVERNOR, MIDNIGHT), answer(Option.WAIT, "Tomorrow is early enough."));

        assertThat(EmergencyRequestRules.lookAtClock(answered, MIDNIGHT)).isEqualTo(answered);
    }
}
