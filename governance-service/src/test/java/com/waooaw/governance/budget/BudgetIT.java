package com.waooaw.governance.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.activities.governance.BudgetActivities.LeaseRequest;
import com.waooaw.activities.governance.BudgetActivities.LeaseReturn;
import com.waooaw.activities.governance.BudgetActivities.Spender;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.contracts.governance.BudgetThresholdCrossed;
import com.waooaw.contracts.governance.BudgetThresholdCrossed.Action;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetIT extends BudgetServiceTest {

    @BeforeEach
    void aDayWithTimeLeft() {
        farFromMidnight(Duration.ofHours(2));
    }

    @Test
    void anAnswerThatWasLostIsGivenAgainAndLentOnce() {
        var budget = agentDay();
        var wish = wish(budget, "1", "2");

        var first = lent(wish);

        assertThat(lent(wish)).isEqualTo(first);
        assertThat(first.amountUsd()).isEqualTo("2.00");
        assertThat(first.expiresAt()).isEqualTo(first.settleBy().minus(Duration.ofMinutes(30)));
        assertThat(seen(budget, governor()).path("leased_usd").asString()).isEqualTo("2.00");
    }

    @Test
    void theIdOfALeaseIsGoodForOneBudgetOnly() {
        var id = UUID.randomUUID();
        lent(wish(id, agentDay(), Spender.TRIAL, "1", "1"));

        fails("GOV-0042", () -> budgets.grantLease(wish(id, agentDay(), Spender.TRIAL, "1", "1")));
        fails(
                "GOV-0042",
                () -> budgets.grantLease(wish(id, plan(TestTokens.CUSTOMER, "pro"), Spender.TRIAL, "1", "1")));
    }

    @Test
    void whatWasNotSpentComesBackAndOfSeveralReportsTheGreatestCounts() {
        var budget = agentDay();
        var lease = lent(wish(budget, "5", "5"));
        refused("leased_out", wish(budget, "0.01", "1"));

        returned(lease, "1.20");
        returned(lease, "1.25");
        returned(lease, "0");
        returned(lease, "1.25");

        var now = seen(budget, governor());
        assertThat(now.path("spent_usd").asString()).isEqualTo("1.25");
        assertThat(now.path("leased_usd").asString()).isEqualTo("0.00");
        assertThat(lent(wish(budget, "3.75", "5")).amountUsd()).isEqualTo("3.75");
    }

    @Test
    void aLeaseNobodyReturnsComesBackInTheEndAndNotBefore() {
        var budget = agentDay();
        lent(wish(budget, "5", "5"));

        TestTime.advance(Duration.ofMinutes(40));
        refused("leased_out", wish(budget, "0.01", "1"));
        TestTime.advance(Duration.ofMinutes(2));

        assertThat(lent(wish(budget, "5", "5")).amountUsd()).isEqualTo("5.00");
        assertThat(audited(budget, today())).containsExactly("budget_lease_reclaimed unknown");
    }

    @Test
    void aReportThatComesTooLateIsBookedAndTakesNothingFromOthers() {
        var budget = agentDay();
        var crashed = lent(wish(budget, "5", "5"));
        TestTime.advance(Duration.ofMinutes(42));
        var other = lent(wish(budget, "3", "3"));

        returned(crashed, "4");

        var now = seen(budget, governor());
        assertThat(now.path("spent_usd").asString()).isEqualTo("4.00");
        assertThat(now.path("overrun_usd").asString()).isEqualTo("2.00");
        assertThat(now.path("leased_usd").asString()).isEqualTo("3.00");
        assertThat(now.path("available_usd").asString()).isEqualTo("0.00");
        assertThat(audited(budget, today())).contains("budget_overrun failed");
        returned(other, "0");
        refused("exhausted", wish(budget, "1.01", "2"));
    }

    @Test
    void anActThatCostMoreThanItsLeaseIsBookedWhereThereIsRoomAndShownWhereThereIsNone() {
        var budget = agentDay();
        returned(lent(wish(budget, "1", "1")), "2.5");
        assertThat(seen(budget, governor()).path("overrun_usd").asString()).isEqualTo("0.00");

        returned(lent(wish(budget, "2.5", "2.5")), "1000");

        var now = seen(budget, governor());
        assertThat(now.path("overrun_usd").asString()).isEqualTo("997.50");
        assertThat(now.path("utilisation_percent").decimalValue()).isEqualByComparingTo("20050");
    }

    @Test
    void whatIsOutAtMidnightCountsForTheDayBefore() {
        var budget = agentDay();
        var midnight = LocalDate.ofInstant(TestTime.clock().instant(), ZoneOffset.UTC)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        TestTime.advance(Duration.between(TestTime.clock().instant(), midnight).minusMinutes(2));
        var before = today();
        var lease = lent(wish(budget, "5", "5"));
        assertThat(lease.expiresAt()).isEqualTo(midnight);

        TestTime.advance(Duration.ofMinutes(4));

        assertThat(seen(budget, governor()).path("available_usd").asString()).isEqualTo("5.00");
        assertThat(lent(wish(budget, "5", "5")).period()).isEqualTo(today());
        returned(lease, "4.5");
        assertThat(seen(budget, governor()).path("spent_usd").asString()).isEqualTo("0.00");
        await().untilAsserted(() -> assertThat(told(budget))
                .extracting(BudgetThresholdCrossed::period, BudgetThresholdCrossed::percent)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(before, 80)));
    }

    @Test
    void eachThresholdIsToldAndAuditedOncePerPeriod() {
        var budget = agentDay();
        spent(budget, "3.99");
        spent(budget, "0.01");
        spent(budget, "0.74");
        spent(budget, "0.01");
        spent(budget, "0.245");
        var answer = refused("exhausted", wish(budget, "0.01", "1"));
        refused("exhausted", wish(budget, "0.01", "1"));

        await().untilAsserted(() -> assertThat(told(budget))
                .extracting(
                        BudgetThresholdCrossed::percent,
                        BudgetThresholdCrossed::action,
                        BudgetThresholdCrossed::spentUsd)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(80, Action.WARN, "4.00"),
                        org.assertj.core.groups.Tuple.tuple(95, Action.APPROVAL_ONLY, "4.75"),
                        org.assertj.core.groups.Tuple.tuple(100, Action.SUSPEND_AND_REPORT, "4.995")));
        assertThat(audited(budget, today()))
                .containsExactly(
                        "budget_threshold succeeded", "budget_threshold succeeded", "budget_threshold succeeded");
        assertThat(answer.askAgainAt()).isEqualTo(told(budget).getFirst().renewedAt());
        assertThat(seen(budget, governor())
                        .path("thresholds_reached")
                        .valueStream()
                        .map(n -> n.asInt()))
                .containsExactly(80, 95, 100);
    }

    @Test
    void aPlanWarnsAtOtherSharesAndATrialIsNeverRenewed() {
        var trial = plan(TestTokens.CUSTOMER, "trial");
        spent(trial, "3.5");
        spent(trial, "0.75");
        spent(trial, "0.75");

        await().untilAsserted(() -> assertThat(told(trial))
                .extracting(BudgetThresholdCrossed::percent, BudgetThresholdCrossed::period)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(70, "all"),
                        org.assertj.core.groups.Tuple.tuple(85, "all"),
                        org.assertj.core.groups.Tuple.tuple(100, "all")));
        TestTime.advance(Duration.ofDays(32));
        assertThat(refused("exhausted", wish(trial, "0.01", "1")).askAgainAt()).isNull();
    }

    @Test
    void anExecutionThatWouldCostMoreThanItMayIsBlocked() {
        var execution =
                new BudgetRef(BudgetScope.EXECUTION, UUID.randomUUID().toString(), TestTokens.CUSTOMER, null, null);

        refused("exhausted", wish(execution, "0.500001", "1"));

        await().untilAsserted(() -> assertThat(told(execution))
                .extracting(BudgetThresholdCrossed::action)
                .containsExactly(Action.BLOCK_AND_ESCALATE));
        assertThat(lent(wish(execution, "0.5", "1")).amountUsd()).isEqualTo("0.50");
    }

    @Test
    void aTeamHasOneDollarForEachMember() {
        var team = new BudgetRef(BudgetScope.TEAM, UUID.randomUUID().toString(), TestTokens.CUSTOMER, null, 5);

        assertThat(lent(wish(team, "1", "100")).amountUsd()).isEqualTo("5.00");
    }

    @Test
    void theBudgetOfOneCustomerIsNoOthers() {
        var plan = plan(TestTokens.CUSTOMER, "pro");
        spent(plan, "1");

        fails(
                "GOV-0044",
                () -> budgets.grantLease(wish(
                        new BudgetRef(BudgetScope.PLAN, plan.id(), TestTokens.OTHER_CUSTOMER, "pro", null), "1", "1")));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 1",
        "1, -1",
        "NaN, 1",
        "1, NaN",
        "1, Infinity",
        "1e3, 1e3",
        "1, 99999999999",
        "0, 0",
        "2, 1",
        "0.0000001, 1",
        "1, 9223372036854775807"
    })
    void whatIsNoAmountIsRefused(String atLeast, String wanted) {
        fails("GOV-0041", () -> budgets.grantLease(wish(agentDay(), atLeast, wanted)));
    }

    @ParameterizedTest
    @CsvSource({"-1", "NaN", "1e400", "1000000001"})
    void nobodyCanHaveSpentThat(String spent) {
        var budget = agentDay();
        var lease = lent(wish(budget, "1", "1"));

        fails("GOV-0041", () -> returned(lease, spent));
        assertThat(seen(budget, governor()).path("leased_usd").asString()).isEqualTo("1.00");
    }

    @Test
    void aBudgetThatMakesNoSenseIsRefused() {
        var id = UUID.randomUUID().toString();
        for (var budget : List.of(
                new BudgetRef(BudgetScope.UNKNOWN, id, null, null, null),
                new BudgetRef(BudgetScope.AGENT_DAY, "", null, null, null),
                new BudgetRef(BudgetScope.AGENT_DAY, "a\0b", null, null, null),
                new BudgetRef(BudgetScope.AGENT_DAY, id, TestTokens.CUSTOMER, null, null),
                new BudgetRef(BudgetScope.PLAN, id, null, "pro", null),
                new BudgetRef(BudgetScope.PLAN, id, TestTokens.CUSTOMER, "free", null),
                new BudgetRef(BudgetScope.TEAM, id, TestTokens.CUSTOMER, null, 0),
                new BudgetRef(BudgetScope.PLATFORM, id, null, null, null),
                new BudgetRef(BudgetScope.PLATFORM, BudgetKey.ENVELOPE, null, null, null))) {
            fails("GOV-0041", () -> budgets.grantLease(wish(budget, "1", "1")));
        }
        fails("GOV-0041", () -> budgets.grantLease(wish(UUID.randomUUID(), agentDay(), Spender.GOVERNANCE, "1", "1")));
        fails(
                "GOV-0043",
                () -> budgets.returnLease(new LeaseReturn(UUID.randomUUID(), "1", Cause.root(UUID.randomUUID()))));
    }

    @Test
    void thePlatformHoldsBackTrialsFirstAndGovernanceGoesOnWhenAllElseIsSpent() {
        TestTime.advance(Duration.ofDays(40)); // a month of its own
        var month = new BudgetRef(BudgetScope.PLATFORM, BudgetKey.MONTH, null, null, null);
        var envelope = new BudgetRef(BudgetScope.PLATFORM, BudgetKey.ENVELOPE, null, null, null);
        spent(month, "90.25");
        refused("suspended", wish(UUID.randomUUID(), month, Spender.TRIAL, "0.01", "1"));
        spent(month, "2");
        refused("suspended", wish(UUID.randomUUID(), month, Spender.SPECIALIST, "0.01", "1"));
        var manager = lent(wish(UUID.randomUUID(), month, Spender.MANAGER, "1", "2.75"));
        returned(manager, "2.75");
        refused("suspended", wish(UUID.randomUUID(), month, Spender.MANAGER, "0.01", "1"));

        var own = new LeaseRequest(
                UUID.randomUUID(), envelope, "governance", Spender.GOVERNANCE, "1", "1", Cause.root(UUID.randomUUID()));
        assertThat(lent(own).amountUsd()).isEqualTo("1.00");
        var shown = json(get("/v1/budgets/platform", governor()));
        assertThat(shown.path("month").path("held_back").asString()).isEqualTo("manager");
        assertThat(shown.path("month").path("cap_usd").asString()).isEqualTo("95.00");
        assertThat(shown.path("governance").path("leased_usd").asString()).isEqualTo("1.00");
        await().untilAsserted(() -> assertThat(told(month))
                .extracting(BudgetThresholdCrossed::action)
                .containsExactly(Action.WARN_AND_OPTIMISE, Action.SUSPEND_NON_CRITICAL, Action.CONTAIN));
    }
}
