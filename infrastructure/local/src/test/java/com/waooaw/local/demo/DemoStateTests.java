package com.waooaw.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.waooaw.local.stack.StateDirectory;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoStateTests {

    @TempDir
    Path folder;

    private StateDirectory directory;

    @BeforeEach
    void begin() {
        directory = new StateDirectory(folder);
    }

    private DemoState last() {
        return DemoState.last(directory).orElseThrow();
    }

    @Test
    void whereNothingRanThereIsNoLastRun() {
        assertThat(DemoState.last(directory)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aRunThatWasKilledBeforeItsFirstStepEndedGoesOnUnderItsOwnKeys() {
        var older = DemoState.fresh(directory);
        older.put("agent_id", "older");
        older.done("submit");

        var killed = DemoState.fresh(directory);

        assertThat(last().key("submit")).isEqualTo(killed.key("submit")).isNotEqualTo(older.key("submit"));
        assertThat(last().isDone("submit")).isFalse();
        assertThat(last().ids()).isEqualTo(Map.of());
    }

    @Test
    void everyStepAndEveryIdIsKeptAtOnce() {
        var state = DemoState.fresh(directory);

        state.put("agent_id", "A");
        assertThat(last().id("agent_id")).isEqualTo("A");
        assertThat(last().isDone("submit")).isFalse();

        state.done("submit");
        assertThat(last().isDone("submit")).isTrue();
        assertThat(last().steps()).isEqualTo(1);
    }

    @Test
    void aRunThatGoesOnKeepsWhatItHad() {
        var first = DemoState.fresh(directory);
        first.put("agent_id", "A");
        first.done("submit");

        var second = last();
        second.put("approval_id", "B");
        second.done("checks");

        assertThat(last().ids()).isEqualTo(Map.of("agent_id", "A", "approval_id", "B"));
        assertThat(last().steps()).isEqualTo(2);
        assertThat(last().key("job")).isEqualTo(first.key("job"));
    }

    @Test
    void anIdThatNoStepMadeIsAFailureInWords() {
        var state = DemoState.fresh(directory);

        assertThatExceptionOfType(DemoFailure.class)
                .isThrownBy(() -> state.id("job_id"))
                .withMessage("an earlier step made no job_id");
    }
}
