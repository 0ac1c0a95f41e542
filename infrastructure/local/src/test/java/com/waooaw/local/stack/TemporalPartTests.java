package com.waooaw.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.waooaw.local.TestPorts;
import com.waooaw.local.infrastructure.InfrastructureFile;
import com.waooaw.local.infrastructure.PortPlan;
import com.waooaw.local.stack.StackSettings.ServiceMode;
import com.waooaw.platform.kernel.BusinessClock;
import com.waooaw.platform.temporal.TemporalOnBusinessClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalPartTests {

    @TempDir
    Path directory;

    private StackSettings settings(String option) {
        var infrastructure = InfrastructureFile.of(InfrastructureFile.rootAbove(Path.of("")));
        return new StackSettings(
                directory,
                infrastructure,
                new PortPlan(infrastructure, 8000),
                new StateDirectory(directory),
                TemporalChoice.of(option, null),
                ServiceMode.NONE,
                false,
                Map.of());
    }

    private BusinessClock clock() {
        return BusinessClock.movedBy(directory.resolve("clock"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cli", "127.0.0.1:7233"})
    void aRealServerIsRefusedWhereBusinessTimeWasMoved(String option) {
        clock().advance(Duration.ofHours(25));

        assertThatExceptionOfType(StackException.class)
                .isThrownBy(() -> TemporalPart.of(settings(option), clock()))
                .withMessageContaining("business time is PT25H ahead in " + directory)
                .satisfies(e -> assertThat(e.remedy())
                        .contains("./waooaw up --fresh --temporal=" + option, "./waooaw up --temporal=memory"));
        assertThat(TemporalPart.of(settings("memory"), clock())).isInstanceOf(InMemoryTemporal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cli", "127.0.0.1:7233"})
    void theTimeOfARealServerIsNotMoved(String option) {
        var time = new BusinessTime(clock(), TemporalPart.of(settings(option), clock()));

        assertThatExceptionOfType(BusinessTime.Immovable.class)
                .isThrownBy(() -> time.advance(Duration.ofHours(1)))
                .withMessageContaining("keeps real time");
        assertThat(clock().ahead()).isZero();
    }

    @Test
    void aServerThatRunsElsewhereIsUsedAndLeftRunning() throws Exception {
        try (var other = TemporalOnBusinessClock.start(0, clock())) {
            var part = TemporalPart.of(settings(other.target()), clock());

            part.start();
            assertThat(part.target()).isEqualTo(other.target());
            assertThat(part.isHealthy()).isTrue();
            part.close();

            assertThat(other.isServing()).isTrue();
        }
    }

    @Test
    void aServerElsewhereThatDoesNotAnswerIsSaidToBeAway() {
        var target = "127.0.0.1:" + TestPorts.free();
        var part = new TemporalElsewhere(target, Duration.ofMillis(300));

        assertThat(part.isHealthy()).isFalse();
        assertThatExceptionOfType(StackException.class)
                .isThrownBy(part::start)
                .withMessageContaining("no Temporal server at " + target + ": UNAVAILABLE")
                .satisfies(e -> assertThat(e.remedy()).contains("--temporal=memory"));
    }

    @Test
    void theProgramIsTheOneNamedOrTheFirstOnThePath() throws IOException {
        var program = Files.createFile(directory.resolve("temporal"));
        var path = Map.of("PATH", "/nowhere::" + directory);
        assertThat(TemporalCli.find(path)).isEmpty();
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(TemporalCli.find(path)).contains(program);
        assertThat(TemporalCli.find(Map.of(TemporalCli.VARIABLE, program.toString())))
                .contains(program);
        assertThat(TemporalCli.find(Map.of("PATH", directory.toString(), TemporalCli.VARIABLE, "/nowhere/temporal")))
                .isEmpty();
    }

    @Test
    void whoHasNoProgramLearnsWhatToDo() {
        assertThatExceptionOfType(StackException.class)
                .isThrownBy(() -> TemporalCli.need(Map.of("PATH", directory.toString())))
                .withMessageContaining("no temporal program")
                .satisfies(e -> assertThat(e.remedy()).contains("Install", "TEMPORAL_CLI", "--temporal=memory"));
    }
}
