package com.waooaw.governance.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.budget.EmergencyRequest.Answered;
import com.waooaw.governance.budget.EmergencyRequest.Assignee;
import com.waooaw.governance.budget.EmergencyRequest.Lapse;
import com.waooaw.governance.budget.EmergencyRequest.Lapsed;
import com.waooaw.governance.budget.EmergencyRequest.Open;
import com.waooaw.governance.budget.EmergencyRequest.Option;
import com.waooaw.platform.kernel.Usd;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a request ends without an answer. */
class EmergencyLapseRulesTests extends EmergencyRulesTest {

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
    void anAnsweredOneStaysAnsweredWhenItsPeriodEnds() {
        var answered = new Answered(
                ask(null, Assignee.PLATFORM_GOVERNOR, MIDNIGHT), answer(Option.WAIT, "Tomorrow is early enough."));

        assertThat(EmergencyRequestRules.lookAtClock(answered, MIDNIGHT)).isEqualTo(answered);
    }
}
