package com.waooaw.local.cli;

import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.infrastructure.PortPlan;
import com.waooaw.local.stack.Logging;
import com.waooaw.local.stack.Ports;
import com.waooaw.local.stack.Progress;
import com.waooaw.local.stack.Stack;
import com.waooaw.local.stack.StackException;
import com.waooaw.local.stack.StackSettings;
import com.waooaw.local.stack.StackSettings.ServiceMode;
import com.waooaw.local.stack.StateDirectory;
import com.waooaw.local.stack.TemporalChoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the start-up caches of image contents: the programs run the main job once, on the runtime they will have. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        hidden = true,
        description = "Makes the start-up caches of image contents; called by infrastructure/docker/layers.sh --train.")
final class TrainCommand implements Callable<Integer> {

    static final String ALL_IN_ONE = "all-in-one";
    private static final String CACHE = "program.aot";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Option(names = "--no-build", description = "Use what was built last.")
    @SuppressWarnings("unused") // the launcher script acts on it; here it is for the help
    private boolean noBuild;

    @Parameters(index = "0", description = "The folder that layers.sh made.")
    private @Nullable Path directory;

    @Parameters(index = "1..*", arity = "1..*", description = "all-in-one, or all six services.")
    private List<String> programs = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var workspace = Workspace.current();
        var services = workspace.infrastructure().services().stream()
                .map(Infrastructure.Service::name)
                .toList();
        var apart = programs.stream().filter(name -> !name.equals(ALL_IN_ONE)).toList();
        if (!apart.isEmpty() && !new HashSet<>(apart).containsAll(services)) {
            throw new StackException(
                    "the main job needs all six services, and these were named: " + apart, "Name them all: services");
        }
        if (programs.contains(ALL_IN_ONE)) {
            train(workspace, List.of(ALL_IN_ONE));
        }
        if (!apart.isEmpty()) {
            train(workspace, services);
        }
        return 0;
    }

    private void train(Workspace workspace, List<String> names) throws IOException, InterruptedException {
        var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        out.println("Training " + String.join(", ", names) + ": start, main job, stop ...");
        out.flush();
        var state = new StateDirectory(Files.createTempDirectory("waooaw-training-"));
        Logging.toFiles(state, workspace.infrastructure());
        var ports = Ports.freeRow(workspace.infrastructure());
        var settings = new StackSettings(
                workspace.root(),
                workspace.infrastructure(),
                ports,
                state,
                new TemporalChoice.InMemory(),
                ServiceMode.NONE,
                false,
                Map.of());
        try (var stack = new Stack(settings, Progress.SILENT)) {
            stack.start();
            run(workspace, stack, state, ports, names);
        }
        names.forEach(name -> report(out, name));
        Logging.silent();
        state.remove();
    }

    private void run(Workspace workspace, Stack stack, StateDirectory state, PortPlan ports, List<String> names)
            throws IOException, InterruptedException {
        var running = new LinkedHashMap<String, Process>();
        try {
            for (var name : names) {
                running.put(name, spawn(state, name));
            }
            for (var service : workspace.infrastructure().services()) {
                awaitReady(stack, state, service, running);
            }
            AotCommand.mainJob(workspace, state, ports);
            running.values().forEach(Process::destroy);
            for (var program : running.entrySet()) {
                // a JVM writes its cache when it ends
                if (!program.getValue().waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES)) {
                    throw problem(state, program.getKey(), "does not end");
                }
            }
        } finally {
            running.values().forEach(Process::destroyForcibly);
        }
    }

    private Path app(String name) {
        return java.util.Objects.requireNonNull(directory)
                .toAbsolutePath()
                .resolve(name)
                .resolve("app");
    }

    private Process spawn(StateDirectory state, String name) throws IOException {
        var app = app(name);
        Files.deleteIfExists(app.resolve(CACHE));
        var builder = new ProcessBuilder(
                        app.resolve("../opt/java/bin/java").normalize().toString(),
                        "-XX:AOTCacheOutput=" + CACHE,
                        "-Xlog:aot*=off",
                        "-Xlog:cds*=off",
                        "@program.args")
                .directory(app.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log(state, name).toFile());
        var settings = state.resolve("services");
        builder.environment().put("WAOOAW_SETTINGS", settings.toString());
        if (!name.equals(ALL_IN_ONE)) {
            builder.environment()
                    .put("SPRING_CONFIG_ADDITIONALLOCATION", "file:" + settings.resolve(name + ".properties"));
        }
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static Path log(StateDirectory state, String name) {
        return state.resolve("training-" + name + ".log");
    }

    private static void awaitReady(
            Stack stack, StateDirectory state, Infrastructure.Service service, Map<String, Process> running)
            throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!stack.isReady(service)) {
            for (var program : running.entrySet()) {
                if (!program.getValue().isAlive()) {
                    throw problem(state, program.getKey(), "ended while it was starting");
                }
            }
            if (System.nanoTime() > end) {
                throw problem(state, service.name(), "does not become ready");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static StackException problem(StateDirectory state, String name, String what) {
        return new StackException(name + " " + what, "Its output is in " + log(state, name));
    }

    private void report(PrintWriter out, String name) {
        try {
            var cache = app(name).resolve(CACHE);
            if (!Files.exists(cache)) {
                throw new StackException("the training run of " + name + " left no cache", "Is the disk full?");
            }
            out.println(String.format(Locale.ROOT, "  %-20s %4d MB", name, Files.size(cache) / 1024 / 1024));
            out.flush();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
