package com.waooaw.agentexecution.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EngagementTests {

    static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    final Engagement trial = Engagement.trial(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), START);

    @Test
    void aTrialLastsSevenDaysToTheSecond() {
        assertThat(trial.trialEndsAt()).isEqualTo(Instant.parse("2026-11-28T10:00:00Z"));
        assertThat(trial.stateAt(Instant.parse("2026-11-28T09:59:59Z"))).isEqualTo(EngagementState.TRIAL_ACTIVE);
        assertThat(trial.stateAt(Instant.parse("2026-11-28T10:00:00Z"))).isEqualTo(EngagementState.TRIAL_EXPIRED);
    }

    @Test
    void theTenthTaskOfADayIsTheLast() {
        assertThatNoException().isThrownBy(() -> trial.admit(START, 9));
        assertThatExceptionOfType(WaooawException.class)
                .isThrownBy(() -> trial.admit(START, 10))
                .withMessageContaining("trial_daily_cap")
                .withMessageContaining("2026-11-22T00:00:00Z")
                .extracting(WaooawException::code)
                .isEqualTo(ExecutionError.TRIAL_DAILY_CAP);
    }

    @Test
    void anEndedTrialBeginsNothing() {
        assertThatExceptionOfType(WaooawException.class)
                .isThrownBy(() -> trial.admit(Instant.parse("2026-11-28T10:00:00Z"), 0))
                .withMessageContaining("trial_expired")
                .extracting(WaooawException::code)
                .isEqualTo(ExecutionError.TRIAL_EXPIRED);
    }

    @Test
    void aDayBeginsAtMidnightUtc() {
        assertThat(Engagement.startOfDay(Instant.parse("2026-11-21T23:59:59Z")))
                .isEqualTo(Instant.parse("2026-11-21T00:00:00Z"));
        assertThat(Engagement.startOfDay(Instant.parse("2026-11-22T00:00:00Z")))
                .isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
    }
}
