package com.waooaw.local.cli;

import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.stack.AotCache;
import com.waooaw.local.stack.ServiceLaunch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the start-up caches of the services while the first stack of processes runs, at the lowest priority, for the
 * next start. Ends with the stack, made or not.
 */
final class BackgroundTraining implements AutoCloseable {

    private static final Path NICE = Path.of("/usr/bin/nice");

    private final Process process;

    private BackgroundTraining(Process process) {
        this.process = process;
    }

    /** Begins it where no service has a cache of any build; one that is out of date is renewed by hand. */
    static Optional<BackgroundTraining> begin(Workspace workspace, Map<String, String> environment) throws IOException {
        if ("off".equals(environment.get("WAOOAW_AOT")) || "true".equals(environment.get("WAOOAW_TRAINING"))) {
            return Optional.empty();
        }
        for (Infrastructure.Service service : workspace.infrastructure().services()) {
            if (ServiceLaunch.cacheOf(workspace.root(), service).state() != AotCache.State.MISSING) {
                return Optional.empty();
            }
        }
        var command = new ArrayList<String>();
        if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "19"));
        }
        command.addAll(
                List.of(workspace.root().resolve("waooaw").toString(), "aot", "--only", "services", "--no-build"));
        var started = new ProcessBuilder(command)
                .directory(workspace.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(workspace.state().log("training").toFile())
                .start();
        started.getOutputStream().close();
        return Optional.of(new BackgroundTraining(started));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
