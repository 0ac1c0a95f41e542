package com.waooaw.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChromiumConditionTests {

    @Test
    void withoutChromiumItIsSkippedOnADesk() {
        assertThat(ChromiumCondition.evaluate(false, false).isDisabled()).isTrue();
    }

    @Test
    void withoutChromiumItFailsInContinuousIntegration() {
        assertThatThrownBy(() -> ChromiumCondition.evaluate(false, true)).hasMessageContaining("no Chromium");
    }

    @Test
    void withChromiumItRuns() {
        assertThat(ChromiumCondition.evaluate(true, true).isDisabled()).isFalse();
    }
}
