package com.waooaw.governance.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.BudgetActivities.Doing;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.governance.budget.EmergencyRequest.Assignee;
import com.waooaw.governance.budget.EmergencyRequest.Option;
import com.waooaw.platform.kernel.Usd;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked for, whom, and what is recommended. */
class EmergencyRequestRulesTests extends EmergencyRulesTest {

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
}
