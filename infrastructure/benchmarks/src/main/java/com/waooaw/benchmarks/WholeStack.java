package com.waooaw.benchmarks;

import com.waooaw.local.client.LoginClient;
import com.waooaw.local.infrastructure.InfrastructureFile;
import com.waooaw.local.issuer.LocalPeople;
import com.waooaw.local.stack.Ports;
import com.waooaw.local.stack.StackState;
import com.waooaw.local.stack.StateDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code ./waooaw up} on a state that was used before: everything the platform needs, all six services in one process. */
record WholeStack(Series readySeconds, Series cpuSeconds, Series idleMb, Series loadedMb) {

    private static final double PATIENCE_SECONDS = 180;

    static Optional<WholeStack> measure(int runs, boolean cache) throws IOException, InterruptedException {
        var root = Parts.root();
        var file = System.getProperty("waooaw.aot.file");
        if (cache && (file == null || !Files.exists(Path.of(file)))) {
            return Optional.empty();
        }
        var infrastructure = InfrastructureFile.of(root);
        var ports = Ports.freeRow(infrastructure);
        var state = new StateDirectory(Files.createTempDirectory("waooaw-bench-stack-"));
        var seconds = new ArrayList<Double>();
        var cpu = new ArrayList<Double>();
        var idle = new ArrayList<Double>();
        var loaded = new ArrayList<Double>();
        for (int run = 0; run <= runs; run++) {
            try (var process = up(root, state, ports.base(), cache)) {
                awaitReady(process, state);
                double ready = process.seconds();
                double used = process.cpuSeconds();
                double resident = process.residentMb();
                var read = Read.of("governance");
                var token = new LoginClient(URI.create(ports.issuer()), Clock.systemUTC())
                        .token(read.person(), LocalPeople.PASSWORD);
                StartupBench.reads(ports.of("governance"), read, token);
                if (run > 0) {
                    seconds.add(ready);
                    cpu.add(used);
                    idle.add(resident);
                    loaded.add(process.residentMb());
                }
            }
        }
        state.remove();
        return Optional.of(new WholeStack(new Series(seconds), new Series(cpu), new Series(idle), new Series(loaded)));
    }

    private static Spawned up(Path root, StateDirectory state, int base, boolean cache) throws IOException {
        return Spawned.of(
                List.of(root.resolve("waooaw").toString(), "up", "--no-build"),
                Files.createTempFile("waooaw-bench-up-", ".log"),
                Map.of(
                        "WAOOAW_STATE", state.path().toString(),
                        "WAOOAW_PORT_BASE", Integer.toString(base),
                        "WAOOAW_AOT", cache ? "on" : "off"));
    }

    private static void awaitReady(Spawned process, StateDirectory state) throws IOException, InterruptedException {
        while (StackState.running(state).filter(StackState::ready).isEmpty()) {
            if (!process.isAlive() || process.seconds() > PATIENCE_SECONDS) {
                throw new IOException("the stack did not start");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
