package com.waooaw.local.cli;

import com.waooaw.local.stack.AotCache;
import com.waooaw.local.stack.Logging;
import com.waooaw.local.stack.OrphanProcesses;
import com.waooaw.local.stack.Stack;
import com.waooaw.local.stack.StackException;
import com.waooaw.local.stack.StackSettings.ServiceMode;
import com.waooaw.local.stack.StackState;
import com.waooaw.local.stack.TemporalChoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings the stack up. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts the local stack and shows what it is doing. Ctrl-C stops it.")
final class UpCommand implements Callable<Integer> {

    @Option(
            names = {"-d", "--detach"},
            description = "Return when everything is ready; stop it with ./waooaw down.")
    private boolean detach;

    @Option(names = "--fresh", description = "Forget everything an earlier run left in .waooaw/ first.")
    private boolean fresh;

    @Option(names = "--no-build", description = "Run what was built last, even where sources are newer.")
    @SuppressWarnings("unused") // the launcher script acts on it; here it is for the help
    private boolean noBuild;

    @Option(names = "--processes", description = "Each service in a process of its own, from its exec jar.")
    private boolean processes;

    @Option(
            names = "--parts",
            description = "Everything but the six services; what each would be told is in .waooaw/services.")
    private boolean parts;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A Spring property for every service; may be repeated.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Mixin
    private TemporalOption temporal = new TemporalOption();

    @Spec
    private @Nullable CommandSpec spec;

    private volatile @Nullable BackgroundTraining training;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var workspace = Workspace.current();
        var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        var running = workspace.running();
        if (running.isPresent()) {
            return alreadyRunning(workspace, running.get(), out);
        }
        return detach ? new Detached(workspace, out).start(upArguments()) : foreground(workspace, out);
    }

    private List<String> upArguments() {
        var arguments = new ArrayList<String>();
        if (fresh) {
            arguments.add("--fresh");
        }
        if (processes) {
            arguments.add("--processes");
        }
        if (parts) {
            arguments.add("--parts");
        }
        arguments.addAll(temporal.arguments());
        overrides.forEach((name, value) -> arguments.addAll(List.of("--set", name + "=" + value)));
        return arguments;
    }

    private int alreadyRunning(Workspace workspace, StackState running, PrintWriter out) {
        if (fresh) {
            throw new StackException(
                    "a stack is running (process " + running.pid() + ") and uses what --fresh would remove",
                    "Stop it first: ./waooaw down");
        }
        temporal.refuseAnother(workspace);
        out.println("A stack is " + (running.ready() ? "already running" : "just starting") + " (process "
                + running.pid() + ", ports from " + running.portBase() + ").");
        workspace.status().ifPresent(status -> Addresses.print(out, Addresses.of(status)));
        out.println("Stop it with ./waooaw down, look at it with ./waooaw status.");
        out.flush();
        return 0;
    }

    private int foreground(Workspace workspace, PrintWriter out) throws IOException, InterruptedException {
        var chosen = temporal.choice();
        var state = workspace.state();
        state.lock();
        if (fresh) {
            OrphanProcesses.end(state);
            state.wipe();
        }
        Logging.toFiles(state, workspace.infrastructure());
        hint(out);
        long begin = System.nanoTime();
        out.println("Starting WAOOAW on ports from " + workspace.ports().base() + " ...");
        if (!(chosen instanceof TemporalChoice.InMemory)) {
            out.println("Temporal is real: the " + chosen.inWords() + ".");
        }
        out.flush();
        var settings = workspace.settings(chosen, mode(), overrides);
        var stack = new Stack(settings, (part, took) -> {
            out.println(String.format(Locale.ROOT, "  %-20s %5.1f s", part, took.toMillis() / 1000.0));
            out.flush();
        });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(workspace, stack), "stop"));
        var self = StackState.ofThisProcess(settings);
        self.store(state);
        stack.start();
        self.nowReady().store(state);
        ready(out, stack.addresses(), Duration.ofNanos(System.nanoTime() - begin));
        if (processes) {
            training = BackgroundTraining.begin(workspace, System.getenv()).orElse(null);
        }
        if (training != null) {
            out.println("Start-up caches are made in the background for the next start; WAOOAW_AOT=off prevents that.");
            out.flush();
        }
        stack.awaitStop();
        out.println("Stopping ...");
        out.flush();
        return 0;
    }

    private ServiceMode mode() {
        if (parts) {
            return ServiceMode.NONE;
        }
        return processes ? ServiceMode.PROCESSES : ServiceMode.ONE_PROCESS;
    }

    private void hint(PrintWriter out) {
        var file = System.getProperty("waooaw.aot.file");
        if (file == null || processes || parts) {
            return;
        }
        switch (new AotCache("stack", Path.of(file)).state()) {
            case PRESENT -> {}
            case MISSING ->
                out.println("There is no start-up cache; ./waooaw build --aot makes the next start faster.");
            case STALE ->
                out.println("The start-up cache is of another build and not used; ./waooaw build --aot renews it.");
        }
    }

    private void stop(Workspace workspace, Stack stack) {
        var running = training;
        if (running != null) {
            running.close();
        }
        stack.close();
        StackState.forget(workspace.state());
    }

    private static void ready(PrintWriter out, Map<String, String> addresses, Duration took) {
        out.println(String.format(Locale.ROOT, "%nWAOOAW is ready after %.1f s.%n", took.toMillis() / 1000.0));
        Addresses.print(out, addresses);
        out.println();
        out.println("Next: ./waooaw demo runs the main job; ./waooaw down stops everything.");
        out.flush();
    }
}
