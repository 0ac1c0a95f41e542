package com.waooaw.local.cli;

import com.waooaw.local.stack.Logging;
import com.waooaw.local.stack.OrphanProcesses;
import com.waooaw.local.stack.Stack;
import com.waooaw.local.stack.StackException;
import com.waooaw.local.stack.StackState;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var workspace = Workspace.current();
        var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        var running = workspace.running();
        if (running.isPresent()) {
            return alreadyRunning(workspace, running.get(), out);
        }
        return detach ? new Detached(workspace, out).start(fresh) : foreground(workspace, out);
    }

    private int alreadyRunning(Workspace workspace, StackState running, PrintWriter out) {
        if (fresh) {
            throw new StackException(
                    "a stack is running (process " + running.pid() + ") and uses what --fresh would remove",
                    "Stop it first: ./waooaw down");
        }
        out.println("A stack is " + (running.ready() ? "already running" : "just starting") + " (process "
                + running.pid() + ", ports from " + running.portBase() + ").");
        workspace.status().ifPresent(status -> Addresses.print(out, Addresses.of(status)));
        out.println("Stop it with ./waooaw down, look at it with ./waooaw status.");
        out.flush();
        return 0;
    }

    private int foreground(Workspace workspace, PrintWriter out) throws InterruptedException {
        var state = workspace.state();
        state.lock();
        if (fresh) {
            OrphanProcesses.end(state);
            state.wipe();
        }
        Logging.toFiles(state, workspace.infrastructure());
        long begin = System.nanoTime();
        out.println("Starting WAOOAW on ports from " + workspace.ports().base() + " ...");
        out.flush();
        var stack = new Stack(workspace.settings(), (part, took) -> {
            out.println(String.format(Locale.ROOT, "  %-20s %5.1f s", part, took.toMillis() / 1000.0));
            out.flush();
        });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(workspace, stack), "stop"));
        var self = StackState.ofThisProcess(workspace.settings());
        self.store(state);
        stack.start();
        self.nowReady().store(state);
        ready(out, stack.addresses(), Duration.ofNanos(System.nanoTime() - begin));
        stack.awaitStop();
        out.println("Stopping ...");
        out.flush();
        return 0;
    }

    private static void stop(Workspace workspace, Stack stack) {
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
