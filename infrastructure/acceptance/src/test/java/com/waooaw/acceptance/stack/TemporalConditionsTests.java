package com.waooaw.acceptance.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TemporalConditionsTests {

    @Test
    void withoutTheProgramItIsSkippedAndSaysWhy() {
        var result = TemporalProgram.evaluate(false);

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).get().asString().contains("no temporal program", "TEMPORAL_CLI");
    }

    @Test
    void withTheProgramItRuns() {
        assertThat(TemporalProgram.evaluate(true).isDisabled()).isFalse();
    }

    @Test
    void whatNeedsMovedTimeIsSkippedOnARealServerAndSaysWhy() {
        var result = MovableTime.evaluate(Temporal.CLI);

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).get().asString().contains("real time");
        assertThat(MovableTime.evaluate(Temporal.MEMORY).isDisabled()).isFalse();
    }
}
