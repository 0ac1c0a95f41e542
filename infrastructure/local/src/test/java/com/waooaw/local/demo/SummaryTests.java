package com.waooaw.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTests {

    @Test
    void aWholeRunSaysHowLongItTook() {
        assertThat(Summary.passed(15, 15, 21.25)).isEqualTo(List.of("The demo passed: 15 steps in 21.3 s."));
    }

    @Test
    void aRunThatWentOnSaysWhatItDidItself() {
        assertThat(Summary.passed(15, 4, 8)).isEqualTo(List.of("The demo passed: 15 steps, the last 4 in 8.0 s."));
    }

    @Test
    void aFailureOnARunningStackNamesTheStepAndTheNextCommands() {
        assertThat(Summary.failed(6, 15, "The agent is bound", true))
                .isEqualTo(List.of(
                        "The demo failed in step 6 of 15: The agent is bound.",
                        "The stack is up, and what was made until then is in it.",
                        "",
                        "  how things are        ./waooaw status",
                        "  what a service says   ./waooaw logs agent-creation",
                        "  go on from here       ./waooaw demo --resume"));
    }
}
