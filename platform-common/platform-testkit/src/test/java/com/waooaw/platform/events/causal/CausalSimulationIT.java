package com.waooaw.platform.events.causal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The same schedules on PostgreSQL: {@code -Dsimulation.seed=…}, {@code -Dsimulation.postgres.schedules=…}. */
class CausalSimulationIT {

    private static final long SCHEDULES = Long.getLong("simulation.postgres.schedules", 200);

    private static final Map<String, JdbcDesk> DESKS = new HashMap<>();

    @Test
    void nothingIsLostDoubledOrSeenBeforeItsCauseOnPostgresql() {
        var only = Long.getLong("simulation.seed");
        var seeds = only == null ? LongStream.rangeClosed(1, SCHEDULES) : LongStream.of(only);
        var judged = Schedules.play(seeds, null, CausalSimulationIT::desk);
        assertThat(judged.effects()).as("effects").isPositive();
        assertThat(judged.overruled()).as("states overruled").isPositive();
        assertThat(judged.late()).as("dead letters requeued").isPositive();
        assertThat(judged.dead()).as("dead letters").isPositive();
        assertThat(judged.givenUp()).as("numbers given up").isPositive();
    }

    private static synchronized Desk desk(int lane, int service) {
        return DESKS.computeIfAbsent("simulated_" + lane + "_" + service, JdbcDesk::new)
                .emptied();
    }

    @AfterAll
    static void close() {
        DESKS.values().forEach(JdbcDesk::close);
    }
}
