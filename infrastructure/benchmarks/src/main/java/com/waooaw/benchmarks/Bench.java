package com.waooaw.benchmarks;

import com.waooaw.benchmarks.creation.CreationBench;
import com.waooaw.benchmarks.events.EventsBench;
import com.waooaw.benchmarks.governance.GovernanceBench;
import com.waooaw.local.stack.Logging;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./waooaw bench}. */
@Command(
        name = "bench",
        description =
                "Measures, prints a table with machine, runs, median and worst; --json adds one object on the last line.",
        mixinStandardHelpOptions = true,
        subcommands = {
            StartupBench.class,
            HttpBench.class,
            ModelBench.class,
            AuditBench.class,
            CreationBench.class,
            EventsBench.class,
            GovernanceBench.class
        })
public final class Bench implements Runnable {

    @Spec
    private @org.jspecify.annotations.Nullable CommandSpec spec;

    Bench() {}

    /** Runs one benchmark and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Logging.silent();
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
