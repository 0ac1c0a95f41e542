package com.waooaw.governance.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.governance.budget.Containment.Rank;
import com.waooaw.governance.budget.Grant.Granted;
import com.waooaw.governance.budget.Grant.Refusal;
import com.waooaw.governance.budget.Grant.Refused;
import com.waooaw.platform.kernel.Usd;
import org.junit.jupiter.api.Test;

class BudgetTests {

    final Budget five = fresh(BudgetScope.AGENT_DAY, "5");

    @Test
    void whatIsLentIsNobodyElses() {
        var after =
                granted(five.grant(usd("1"), usd("4"), Rank.SPECIALIST), "4").after();

        assertThat(after.available()).isEqualTo(usd("1"));
        assertThat(after.spent()).isEqualTo(Usd.ZERO);
    }

    @Test
    void theRestIsLentWhereItIsEnoughToGoOn() {
        var after = granted(five.grant(usd("1"), usd("4"), Rank.TRIAL), "4").after();

        granted(after.grant(usd("0.5"), usd("4"), Rank.TRIAL), "1");
    }

    @Test
    void moneyThatIsOutIsAnotherRefusalThanMoneyThatIsGone() {
        var lent = granted(five.grant(usd("5"), usd("5"), Rank.TRIAL), "5").after();

        assertThat(lent.grant(usd("0.01"), usd("1"), Rank.TRIAL)).isEqualTo(new Refused(lent, Refusal.LEASED_OUT));

        var gone = lent.returned(usd("5"), usd("5"));
        assertThat(gone.grant(usd("0.01"), usd("1"), Rank.TRIAL)).isEqualTo(new Refused(gone, Refusal.EXHAUSTED));
    }

    @Test
    void whatWasNotSpentComesBack() {
        var lent = granted(five.grant(usd("1"), usd("4"), Rank.TRIAL), "4").after();

        var after = lent.returned(usd("4"), usd("1.25"));

        assertThat(after.settled()).isEqualTo(usd("1.25"));
        assertThat(after.leased()).isEqualTo(Usd.ZERO);
        assertThat(after.available()).isEqualTo(usd("3.75"));
    }

    @Test
    void anActThatCostMoreThanItsLeaseIsBookedWithinTheCapWhileThereIsRoomAndBeyondItAfterwards() {
        var lent = granted(five.grant(usd("4"), usd("4"), Rank.TRIAL), "4").after();

        var roomy = lent.returned(usd("4"), usd("4.5"));
        assertThat(roomy.settled()).isEqualTo(usd("4.5"));
        assertThat(roomy.overrun()).isEqualTo(Usd.ZERO);

        var beyond = lent.returned(usd("4"), usd("7"));
        assertThat(beyond.settled()).isEqualTo(usd("5"));
        assertThat(beyond.overrun()).isEqualTo(usd("2"));
        assertThat(beyond.available()).isEqualTo(Usd.ZERO);
        assertThat(beyond.spent()).isEqualTo(usd("7"));
    }

    @Test
    void aReportAfterTheMoneyWentBackNeverTakesWhatWasLentToAnother() {
        var first = granted(five.grant(usd("4"), usd("4"), Rank.TRIAL), "4").after();
        var back = first.reclaimed(usd("4"));
        var second = granted(back.grant(usd("3"), usd("3"), Rank.TRIAL), "3").after();

        var late = second.booked(usd("4"));

        assertThat(late.settled()).isEqualTo(usd("2"));
        assertThat(late.leased()).isEqualTo(usd("3"));
        assertThat(late.overrun()).isEqualTo(usd("2"));
    }

    @Test
    void whatWasGrantedOnTopMakesRoomAgain() {
        var gone = fresh(BudgetScope.AGENT_DAY, "1").booked(usd("1.5"));

        var raised = gone.raised(usd("2"));

        assertThat(raised.cap()).isEqualTo(usd("3"));
        assertThat(raised.available()).isEqualTo(usd("1.5"));
    }

    @Test
    void anEmptyBudgetLendsNothing() {
        var nothing = fresh(BudgetScope.PLAN, "0");

        assertThat(nothing.grant(usd("0.000001"), usd("1"), Rank.MANAGER))
                .isEqualTo(new Refused(nothing, Refusal.EXHAUSTED));
    }

    @Test
    void aBudgetThatExceedsItsCapCannotBe() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Budget(
                        five.key(),
                        null,
                        usd("5"),
                        Usd.ZERO,
                        usd("4"),
                        usd("1.000001"),
                        Usd.ZERO,
                        Containment.NONE,
                        null));
    }

    @Test
    void theMonthOfThePlatformHoldsBackWhileItIsShortAndTheEnvelopeNever() {
        var month = fresh(BudgetScope.PLATFORM, "100").booked(usd("95"));
        assertThat(month.grant(usd("1"), usd("1"), Rank.TRIAL)).isEqualTo(new Refused(month, Refusal.SUSPENDED));
        granted(month.grant(usd("1"), usd("1"), Rank.SPECIALIST), "1");

        var envelope = new BudgetKey(BudgetScope.PLATFORM, BudgetKey.ENVELOPE, "2026-11");
        var almost = Budget.unspent(envelope, null, usd("5"), null).booked(usd("4.99"));
        granted(almost.grant(usd("0.01"), usd("1"), Rank.GOVERNANCE), "0.01");
    }

    private static Granted granted(Grant grant, String amount) {
        assertThat(grant).isInstanceOf(Granted.class);
        var granted = (Granted) grant;
        assertThat(granted.amount()).isEqualTo(usd(amount));
        return granted;
    }

    static Budget fresh(BudgetScope scope, String limit) {
        return Budget.unspent(new BudgetKey(scope, BudgetKey.MONTH, "2026-11-27"), null, usd(limit), null);
    }

    static Usd usd(String text) {
        return Usd.parse(text);
    }
}
