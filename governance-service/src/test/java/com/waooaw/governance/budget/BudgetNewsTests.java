package com.waooaw.governance.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.BudgetThresholdCrossed.Action;
import com.waooaw.governance.notification.NoticeKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class BudgetNewsTests {

    @ParameterizedTest
    @EnumSource(names = {"ANALYSE", "REVIEW_EFFICIENCY", "SUSPEND_AND_REQUEST", "UNKNOWN"})
    void whatIsNobodysToDecideAndWhatIsAskedByItselfDisturbsNobody(Action action) {
        assertThat(BudgetNews.kind(action)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTAIN"})
    void whatStopsUntilAGovernorDoesSomethingIsToldWhateverTheHour(Action action) {
        assertThat(BudgetNews.kind(action)).contains(NoticeKind.EMERGENCY);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"ANALYSE", "REVIEW_EFFICIENCY", "UNKNOWN", "CONTAIN", "SUSPEND_AND_REQUEST"})
    void everyOtherThresholdIsToldOutsideQuietHours(Action action) {
        assertThat(BudgetNews.kind(action)).contains(NoticeKind.BUDGET);
    }
}
