package com.waooaw.platform.events.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code -Dsimulation.seed=…} plays one schedule again, {@code -Dsimulation.schedules=…} as many as wanted. */
class CausalSimulationTests {

    private static final long SCHEDULES = Long.getLong("simulation.schedules", 10_000);

    @Test
    void nothingIsLostDoubledOrSeenBeforeItsCauseInAnySchedule() {
        var only = Long.getLong("simulation.seed");
        var seeds = only == null ? LongStream.rangeClosed(1, SCHEDULES) : LongStream.of(only);
        var judged = Schedules.play(seeds, null, (_, _) -> new MemoryDesk());
        assertThat(judged.effects()).as("effects").isPositive();
        assertThat(judged.overruled()).as("states overruled").isPositive();
        assertThat(judged.late()).as("dead letters requeued").isPositive();
        assertThat(judged.dead()).as("dead letters").isPositive();
        assertThat(judged.givenUp()).as("numbers given up").isPositive();
    }

    /** The judge is worth nothing where it lets a broken gate pass. */
    @ParameterizedTest
    @EnumSource(Lie.class)
    void theJudgeFindsEachWayToBreakThePromise(Lie lie) {
        assertThatThrownBy(() -> Schedules.play(LongStream.rangeClosed(1, 400), lie, (_, _) -> new MemoryDesk()))
                .isInstanceOf(AssertionError.class);
    }
}
