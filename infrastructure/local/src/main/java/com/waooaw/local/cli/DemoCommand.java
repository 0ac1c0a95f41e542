package com.waooaw.local.cli;

import com.waooaw.local.client.Api;
import com.waooaw.local.demo.Demo;
import com.waooaw.local.infrastructure.PortPlan;
import com.waooaw.local.stack.StackException;
import com.waooaw.local.stack.StackState;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the main job. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        subcommands = DemoVetoCommand.class,
        description = "Brings the stack up where it is not running, and runs the main job through the public API."
                + " Exit code 1 when anything failed.")
final class DemoCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Option(names = "--json", description = "One JSON object on the last line.")
    private boolean json;

    @Option(names = "--interactive", description = "Wait for a human to decide in the browser.")
    private boolean interactive;

    @Option(names = "--resume", description = "Go on with the last run, after a failure or a kill.")
    private boolean resume;

    @Option(names = "--no-build", description = "Run what was built last, even where sources are newer.")
    @SuppressWarnings("unused") // the launcher script acts on it; here it is for the help
    private boolean noBuild;

    @Mixin
    private TemporalOption temporal = new TemporalOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var workspace = Workspace.current();
        var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        int started = up(workspace, out, temporal);
        if (started != 0) {
            return started;
        }
        var origin = origin(workspace);
        var settings = new Demo.Settings(
                workspace.root(), workspace.state(), workspace.infrastructure(), json, interactive, resume);
        try (var api = new Api(URI.create(origin), null)) {
            return new Demo(settings, api, out).run() ? 0 : 1;
        }
    }

    /** Brings the stack up where it is not running; 0 where it runs. */
    static int up(Workspace workspace, PrintWriter out, TemporalOption temporal)
            throws IOException, InterruptedException {
        if (workspace.running().isEmpty()) {
            int started = new Detached(workspace, out).start(temporal.arguments());
            if (started != 0) {
                return started;
            }
        }
        awaitReady(workspace);
        temporal.refuseAnother(workspace);
        return 0;
    }

    /** Where the running stack answers. */
    static String origin(Workspace workspace) throws InterruptedException {
        return new PortPlan(workspace.infrastructure(), awaitReady(workspace).portBase()).publicOrigin();
    }

    /** Somebody else may be starting it just now. */
    private static StackState awaitReady(Workspace workspace) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var running = workspace.running();
            if (running.filter(StackState::ready).isPresent()) {
                return running.get();
            }
            if (System.nanoTime() > end) {
                throw new StackException("the stack did not become ready", "Look at it: ./waooaw status");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
