package com.waooaw.governance.budget;

import static com.waooaw.governance.budget.BudgetTests.fresh;
import static com.waooaw.governance.budget.BudgetTests.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.contracts.governance.BudgetThresholdCrossed.Action;
import com.waooaw.governance.budget.BudgetThresholds.Threshold;
import com.waooaw.governance.budget.Containment.Rank;
import com.waooaw.platform.kernel.Usd;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetThresholdsTests {

    @ParameterizedTest
    @CsvSource({
        "PLATFORM, 79.999999, ''", "PLATFORM, 80, 80", "PLATFORM, 95, '80,95'", "PLATFORM, 100, '80,95,100'",
        "AGENT_QUERY, 80, 80", "AGENT_QUERY, 94.999999, 80", "AGENT_DAY, 95, '80,95'", "TEAM, 100, '80,95,100'",
        "PLAN, 69.999999, ''", "PLAN, 70, 70", "PLAN, 85, '70,85'", "PLAN, 100, '70,85,100'",
        "EXECUTION, 99.999999, ''", "EXECUTION, 100, 100"
    })
    void areCrossedFromTheirShareOnAndNotBefore(BudgetScope scope, String spent, String percents) {
        var budget = fresh(scope, "100").booked(usd(spent));

        assertThat(BudgetThresholds.crossed(budget, false))
                .extracting(row -> Integer.toString(row.percent()))
                .containsExactly(percents.isEmpty() ? new String[0] : percents.split(","));
    }

    @Test
    void eachHasItsConsequence() {
        assertThat(actions(BudgetScope.PLATFORM))
                .containsExactly(Action.WARN_AND_OPTIMISE, Action.SUSPEND_NON_CRITICAL, Action.CONTAIN);
        assertThat(actions(BudgetScope.AGENT_QUERY))
                .containsExactly(Action.ANALYSE, Action.REVIEW_EFFICIENCY, Action.SUSPEND_AND_REQUEST);
        assertThat(actions(BudgetScope.AGENT_DAY))
                .containsExactly(Action.WARN, Action.APPROVAL_ONLY, Action.SUSPEND_AND_REPORT);
        assertThat(actions(BudgetScope.PLAN)).containsExactly(Action.NOTIFY, Action.WARN, Action.BLOCK);
        assertThat(actions(BudgetScope.EXECUTION)).containsExactly(Action.BLOCK_AND_ESCALATE);
    }

    @Test
    void aRefusalWithASmallRestLeftIsAllOfIt() {
        var rest = fresh(BudgetScope.AGENT_DAY, "5").booked(usd("4.998"));

        assertThat(BudgetThresholds.crossed(rest, true))
                .extracting(Threshold::percent)
                .containsExactly(80, 95, 100);
        assertThat(BudgetThresholds.crossed(rest, false))
                .extracting(Threshold::percent)
                .containsExactly(80, 95);
    }

    @Test
    void aWishThatIsTooGreatDoesNotSuspendAnAgentWithMoneyLeft() {
        assertThat(BudgetThresholds.crossed(fresh(BudgetScope.AGENT_DAY, "5").booked(usd("3")), true))
                .isEmpty();
    }

    @Test
    void anExecutionThatWouldCostMoreThanItMayIsBlockedBeforeItBegins() {
        assertThat(BudgetThresholds.crossed(fresh(BudgetScope.EXECUTION, "0.50"), true))
                .containsExactly(new Threshold(100, Action.BLOCK_AND_ESCALATE));
    }

    @Test
    void theGreatestAmountsDoNotOverflow() {
        var most = new Usd(Usd.MOST);

        assertThat(BudgetThresholds.reached(most, most, 100)).isTrue();
        assertThat(BudgetThresholds.reached(new Usd(Usd.MOST - 1), most, 100)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, 94.999999, NONE", "NONE, 95, TRIAL", "NONE, 97, SPECIALIST", "NONE, 99, MANAGER", "NONE, 100, MANAGER",
        "TRIAL, 90, TRIAL", "TRIAL, 89.999999, NONE", "MANAGER, 95, MANAGER", "MANAGER, 89, NONE",
                "TRIAL, 97, SPECIALIST"
    })
    void whoIsHeldBackWaitsUntilLessThanNineTenthsAreSpent(Containment now, String spent, Containment next) {
        assertThat(now.at(usd(spent), usd("100"))).isEqualTo(next);
    }

    @Test
    void trialsAreHeldBackFirstAndGovernanceNever() {
        assertThat(List.of(Containment.values()).stream()
                        .map(held -> held + " "
                                + List.of(Rank.values()).stream()
                                        .filter(held::holds)
                                        .toList()))
                .containsExactly(
                        "NONE []",
                        "TRIAL [TRIAL]",
                        "SPECIALIST [TRIAL, SPECIALIST]",
                        "MANAGER [TRIAL, SPECIALIST, MANAGER]");
    }

    private static List<Action> actions(BudgetScope scope) {
        return BudgetThresholds.of(new BudgetKey(scope, BudgetKey.MONTH, "2026-11")).stream()
                .map(Threshold::action)
                .toList();
    }
}
