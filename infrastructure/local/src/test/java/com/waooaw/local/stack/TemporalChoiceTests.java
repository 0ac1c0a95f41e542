package com.waooaw.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalChoiceTests {

    @Test
    void whereNothingIsSaidItIsInMemory() {
        assertThat(TemporalChoice.of(null, null)).isEqualTo(new TemporalChoice.InMemory());
        assertThat(TemporalChoice.of(null, " ")).isEqualTo(new TemporalChoice.InMemory());
    }

    @Test
    void theVariableAndTheOptionNameTheSameServer() {
        var expected = new TemporalChoice.Elsewhere("temporal.example:7233");

        assertThat(TemporalChoice.of(null, " temporal.example:7233 ")).isEqualTo(expected);
        assertThat(TemporalChoice.of("temporal.example:7233", null)).isEqualTo(expected);
        assertThat(TemporalChoice.of("[::1]:7233", null)).isEqualTo(new TemporalChoice.Elsewhere("[::1]:7233"));
    }

    @Test
    void theOptionIsStrongerThanTheVariable() {
        assertThat(TemporalChoice.of("memory", "temporal.example:7233")).isEqualTo(new TemporalChoice.InMemory());
        assertThat(TemporalChoice.of("cli", "temporal.example:7233")).isEqualTo(new TemporalChoice.DevServer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CLI!", "localhost", "localhost:", ":7233", "localhost:port", "two words:7233"})
    void whatIsNoneOfThemIsRefusedWithWhatThereIs(String option) {
        assertThatExceptionOfType(StackException.class)
                .isThrownBy(() -> TemporalChoice.of(option, null))
                .withMessage("--temporal is not understood: " + option)
                .satisfies(e -> assertThat(e.remedy()).contains("memory", "cli", "HOST:PORT"));
    }
}
