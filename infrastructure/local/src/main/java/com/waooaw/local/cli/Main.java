package com.waooaw.local.cli;

import com.waooaw.local.client.Api;
import com.waooaw.local.client.LoginClient;
import com.waooaw.local.stack.Logging;
import com.waooaw.local.stack.StackException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code waooaw} command. Exit codes: 0 done, 1 failed, 2 not understood. */
@Command(
        name = "waooaw",
        description = "AI agents that people can hire because they are governed.",
        mixinStandardHelpOptions = true,
        version = "waooaw 0.1.0",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            PartCommand.class,
            LogsCommand.class,
            DoctorCommand.class,
            DemoCommand.class,
            AotCommand.class,
            TrainCommand.class,
            TokenCommand.class,
            AgentCommand.class,
            BlueprintCommand.class,
            ApprovalsCommand.class,
            JobCommand.class,
            DeliverableCommand.class,
            AuditCommand.class,
            EventsCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Also:",
            "  ./waooaw test          all tests; --full with the long fault runs",
            "  ./waooaw build --aot   caches for a faster start",
            "  ./waooaw bench NAME    measures: startup, http, model, audit or events",
            "  ./waooaw pubsub        topics and subscriptions of Pub/Sub",
            "",
            "Start with ./waooaw demo."
        })
public final class Main implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Logging.silent();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::explain);
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    /** A person gets a sentence and a remedy, never a stack trace. */
    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        switch (e) {
            case StackException problem -> {
                err.println("waooaw: " + String.valueOf(problem.getMessage()).replace("\n", "\nwaooaw: "));
                err.println("        " + problem.remedy());
            }
            case LoginClient.LoginFailed failed -> {
                err.println("waooaw: " + failed.getMessage());
                err.println("        Is the stack running? ./waooaw status");
            }
            case Api.Problem problem -> err.println("waooaw: " + problem.inWords());
            default -> {
                err.println("waooaw: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
                if (System.getenv("WAOOAW_DEBUG") == null) {
                    err.println("        WAOOAW_DEBUG=1 shows where.");
                } else {
                    e.printStackTrace(err);
                }
            }
        }
        err.flush();
        return 1;
    }
}
