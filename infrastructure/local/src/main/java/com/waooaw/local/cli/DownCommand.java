package com.waooaw.local.cli;

import com.waooaw.local.stack.OrphanProcesses;
import com.waooaw.local.stack.StackState;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the stack. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops the local stack. What it knows stays in .waooaw/ for the next start.")
final class DownCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var workspace = Workspace.current();
        var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        var running = workspace.running();
        if (running.isEmpty()) {
            OrphanProcesses.end(workspace.state());
            out.println("No stack is running.");
            return 0;
        }
        stop(running.get(), out);
        OrphanProcesses.end(workspace.state());
        out.println("Stopped.");
        return 0;
    }

    private static void stop(StackState running, PrintWriter out) {
        var process = running.process();
        if (process.isEmpty()) {
            return;
        }
        out.println("Stopping ...");
        out.flush();
        if (Workspace.ask(running, "POST", "/shutdown").isPresent()
                && OrphanProcesses.awaitEnd(process.get(), PATIENCE)) {
            return;
        }
        process.get().destroy();
        if (!OrphanProcesses.awaitEnd(process.get(), PATIENCE)) {
            out.println("It does not stop by itself; ending it.");
            process.get().destroyForcibly();
            OrphanProcesses.awaitEnd(process.get(), PATIENCE);
        }
    }
}
