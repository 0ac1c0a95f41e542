package com.waooaw.local.cli;

import com.waooaw.local.client.Api;
import com.waooaw.local.demo.Demo;
import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.infrastructure.PortPlan;
import com.waooaw.local.stack.AotCache;
import com.waooaw.local.stack.Ports;
import com.waooaw.local.stack.ServiceLaunch;
import com.waooaw.local.stack.StackException;
import com.waooaw.local.stack.StackState;
import com.waooaw.local.stack.StateDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the start-up caches: a stack of its own runs the main job once and writes down what its JVMs loaded. */
@Command(
        name = "aot",
        mixinStandardHelpOptions = true,
        hidden = true,
        description = "Makes the start-up caches of this build; called by ./waooaw build --aot.")
final class AotCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @Option(names = "--only", description = "stack: all six in one process; services: each in its own.")
    private @Nullable String only;

    @Option(names = "--no-build", hidden = true)
    @SuppressWarnings("unused") // the launcher script acts on it
    private boolean noBuild;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        var workspace = Workspace.current();
        if (!"services".equals(only)) {
            var cache = stackCache();
            cache.prepare();
            try {
                train(workspace, out, List.of(), Map.of("WAOOAW_JAVA_OPTS", String.join(" ", cache.training())));
                accept(out, cache);
            } finally {
                cache.discard();
            }
        }
        if (!"stack".equals(only)) {
            var caches = new ArrayList<AotCache>();
            for (Infrastructure.Service service : workspace.infrastructure().services()) {
                caches.add(ServiceLaunch.cacheOf(workspace.root(), service));
            }
            try {
                train(workspace, out, List.of("--processes"), Map.of());
                caches.forEach(cache -> accept(out, cache));
            } finally {
                caches.forEach(AotCache::discard);
            }
        }
        return 0;
    }

    /** The cache of the process that holds everything, as the launcher script names it. */
    static AotCache stackCache() {
        var file = System.getProperty("waooaw.aot.file");
        if (file == null) {
            throw new StackException("the launcher script names no cache", "Run this by ./waooaw build --aot");
        }
        return new AotCache("stack", Path.of(file));
    }

    private static void accept(PrintWriter out, AotCache cache) {
        out.println(String.format(Locale.ROOT, "  %-20s %4d MB", cache.name(), cache.accept() / 1024 / 1024));
        out.flush();
    }

    private static void train(
            Workspace workspace, PrintWriter out, List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("waooaw-training-");
        var state = new StateDirectory(directory.resolve("state"));
        var ports = Ports.freeRow(workspace.infrastructure());
        var log = directory.resolve("up.log");
        var command = new ArrayList<>(List.of(workspace.root().resolve("waooaw").toString(), "up", "--no-build"));
        command.addAll(options);
        var builder = new ProcessBuilder(command)
                .directory(workspace.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "WAOOAW_STATE", state.path().toString(),
                        "WAOOAW_PORT_BASE", Integer.toString(ports.base()),
                        "WAOOAW_TRAINING", "true"));
        builder.environment().putAll(environment);
        // two stacks on one server would take each other's tasks
        builder.environment().remove(TemporalOption.VARIABLE);
        out.println("Training" + (options.isEmpty() ? " all six in one process" : " each service in its own process")
                + ": start, main job, stop ...");
        out.flush();
        var process = builder.start();
        try {
            process.getOutputStream().close();
            var running = awaitReady(process, state, log);
            mainJob(workspace, state, ports);
            Workspace.ask(running, "POST", "/shutdown");
            if (!process.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES)) {
                throw new StackException("the training run does not end", "Its output is in " + log);
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        state.remove();
        Files.delete(log);
        Files.delete(directory);
    }

    private static StackState awaitReady(Process process, StateDirectory state, Path log) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var running = StackState.running(state).filter(StackState::ready);
            if (running.isPresent()) {
                return running.get();
            }
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new StackException("the training run did not start", "Its output is in " + log);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** What a training run does. */
    static void mainJob(Workspace workspace, StateDirectory state, PortPlan ports) throws InterruptedException {
        var said = new StringWriter();
        var settings = new Demo.Settings(workspace.root(), state, workspace.infrastructure(), false, false, false);
        try (var api = new Api(URI.create(ports.publicOrigin()), null)) {
            if (!new Demo(settings, api, new PrintWriter(said)).run()) {
                throw new StackException("the main job of the training run failed:\n" + said, "Try ./waooaw demo");
            }
        }
    }
}
