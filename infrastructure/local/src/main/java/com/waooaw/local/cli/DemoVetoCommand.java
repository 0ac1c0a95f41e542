package com.waooaw.local.cli;

import com.waooaw.local.client.Api;
import com.waooaw.local.demo.VetoDemo;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how an agent at work is taken back. */
@Command(
        name = "veto",
        mixinStandardHelpOptions = true,
        description =
                "An agent is deployed because a precedent allows it, works, and is vetoed 18 hours later: what was done is"
                        + " undone in reverse. Moves the stack's business time by two days. Exit code 1 when anything failed.")
final class DemoVetoCommand implements Callable<Integer> {

    @Option(names = "--json", description = "One JSON object on the last line.")
    private boolean json;

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
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        int started = DemoCommand.up(workspace, out, temporal);
        if (started != 0) {
            return started;
        }
        try (var api = new Api(URI.create(DemoCommand.origin(workspace)), null)) {
            return new VetoDemo(workspace.root(), workspace.state(), workspace.infrastructure(), api, json, out).run()
                    ? 0
                    : 1;
        }
    }
}
