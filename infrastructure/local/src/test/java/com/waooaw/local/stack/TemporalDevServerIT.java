package com.waooaw.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.waooaw.local.http.Json;
import com.waooaw.local.infrastructure.InfrastructureFile;
import com.waooaw.local.infrastructure.PortPlan;
import com.waooaw.local.stack.StackSettings.ServiceMode;
import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Against(Peer.TEMPORAL_SERVER)
class TemporalDevServerIT {

    @TempDir
    Path directory;

    private StateDirectory state;
    private TemporalDevServer server;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(TemporalCli.find().isPresent(), "no temporal program on the PATH, and none named in TEMPORAL_CLI");
        state = new StateDirectory(directory.resolve("state")).create();
        server = server();
        server.start();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private TemporalDevServer server() {
        var infrastructure = InfrastructureFile.of(InfrastructureFile.rootAbove(Path.of("")));
        var ports = Ports.freeRow(infrastructure);
        return new TemporalDevServer(
                ports.of("temporal"),
                new StackSettings(
                        directory,
                        infrastructure,
                        new PortPlan(infrastructure, ports.base()),
                        state,
                        new TemporalChoice.DevServer(),
                        ServiceMode.NONE,
                        false,
                        Map.of()));
    }

    private ProcessHandle process() {
        var pid = Json.read(state.read("processes/temporal.json").orElseThrow())
                .path("pid")
                .asLong();
        return ProcessHandle.of(pid).orElseThrow();
    }

    @Test
    void oneThatEndsByItselfIsStartedAgainUntilItIsClosed() {
        assertThat(server.isHealthy()).isTrue();
        assertThat(state.resolve("temporal/temporal.db")).isNotEmptyFile();
        var first = process();
        first.destroyForcibly();
        first.onExit().join();

        await().atMost(Duration.ofSeconds(60)).until(() -> server.isHealthy());
        var second = process();
        assertThat(second.pid()).isNotEqualTo(first.pid());

        server.close();
        assertThat(second.isAlive()).isFalse();
        assertThat(server.isHealthy()).isFalse();
        assertThat(state.resolve("processes/temporal.json")).doesNotExist();
    }
}
