package com.waooaw.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.waooaw.local.infrastructure.InfrastructureFile;
import com.waooaw.local.infrastructure.PortPlan;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTests {

    private final com.waooaw.local.infrastructure.Infrastructure infrastructure =
            InfrastructureFile.of(InfrastructureFile.rootAbove(Path.of("")));

    @Test
    void namesThePortItsOwnerAndWhatToDo() throws Exception {
        try (var stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // the stranger sits where Redis belongs
            int base = stranger.getLocalPort() - infrastructure.ports().redis();
            if (base > 65_000) {
                return;
            }

            assertThatExceptionOfType(StackException.class)
                    .isThrownBy(() -> Ports.refuse(new PortPlan(infrastructure, base)))
                    .withMessageContaining("port " + stranger.getLocalPort() + " (redis) is in use")
                    .withMessageContaining("process " + ProcessHandle.current().pid())
                    .satisfies(problem -> assertThat(problem.remedy()).contains("WAOOAW_PORT_BASE="));
        }
    }

    @Test
    void leavesNothingStartedWhenAPortIsTaken(@org.junit.jupiter.api.io.TempDir Path directory) throws Exception {
        try (var stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int base = stranger.getLocalPort() - infrastructure.ports().control();
            if (base > 65_000) {
                return;
            }
            var stack = new Stack(
                    new StackSettings(
                            directory,
                            infrastructure,
                            new PortPlan(infrastructure, base),
                            new StateDirectory(directory),
                            new TemporalChoice.InMemory(),
                            StackSettings.ServiceMode.ONE_PROCESS,
                            false,
                            Map.of()),
                    (part, _) -> {
                        throw new AssertionError(part + " was started");
                    });

            assertThatExceptionOfType(StackException.class).isThrownBy(stack::start);

            assertThat(directory.resolve("pg")).doesNotExist();
            assertThat(Ports.isFree(base + infrastructure.ports().redis())).isTrue();
        }
    }
}
