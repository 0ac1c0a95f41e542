package com.waooaw.carriers;

import com.waooaw.local.infrastructure.InfrastructureFile;
import com.waooaw.platform.events.pubsub.PubSubConnection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./waooaw pubsub}. Exit codes: 0 done, 1 failed, 2 not understood. */
@Command(
        name = "pubsub",
        mixinStandardHelpOptions = true,
        description = "Topics and subscriptions of Pub/Sub.",
        subcommands = PubSubCommand.Provision.class)
public final class PubSubCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    PubSubCommand() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new PubSubCommand()).setExecutionExceptionHandler((e, command, _) -> {
            command.getErr().println("waooaw: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
            return 1;
        });
    }

    @Override
    public void run() {
        java.util.Objects.requireNonNull(spec)
                .commandLine()
                .usage(java.util.Objects.requireNonNull(spec).commandLine().getOut());
    }

    @Command(
            name = "provision",
            mixinStandardHelpOptions = true,
            description = "Makes the topics and subscriptions that infrastructure.yaml names, and brings those that are"
                    + " there to what it says. Removes nothing.")
    static final class Provision implements Callable<Integer> {

        @Option(names = "--project", required = true, description = "the Google Cloud project")
        private String project = "";

        @Option(
                names = "--address",
                description = "base address of a service; {service} stands for its name, {port} for its local port."
                        + " On the emulator http://127.0.0.1:{port} where nothing is said")
        private @Nullable String address;

        @Option(
                names = "--push-account",
                description = "service account whose tokens deliveries carry;"
                        + " pubsub-push@PROJECT.iam.gserviceaccount.com where nothing is said")
        private @Nullable String pushAccount;

        @Option(names = "--audience", defaultValue = "waooaw-events", description = "of these tokens: ${DEFAULT-VALUE}")
        private String audience = "";

        @Option(names = "--dry-run", description = "says what there should be, and asks nobody")
        private boolean dryRun;

        @Option(
                names = "--emulator",
                defaultValue = "${env:" + PubSubConnection.EMULATOR_VARIABLE + "}",
                description = "host:port of the emulator; " + PubSubConnection.EMULATOR_VARIABLE
                        + " where nothing is said, otherwise the real service")
        private @Nullable String emulator;

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            PrintWriter out =
                    java.util.Objects.requireNonNull(spec).commandLine().getOut();
            var onEmulator = Optional.ofNullable(emulator).filter(host -> !host.isBlank());
            var infrastructure =
                    InfrastructureFile.of(InfrastructureFile.rootAbove(Path.of(System.getProperty("waooaw.root", ""))));
            var account = pushAccount == null ? "pubsub-push@" + project + ".iam.gserviceaccount.com" : pushAccount;
            var plan = PubSubPlan.of(infrastructure, new Target(project, address(onEmulator), account, audience));
            if (dryRun) {
                out.print(PlanText.of(plan));
                out.print("\n" + PlanText.rights(project, List.of(account)));
                return 0;
            }
            try (var provisioner = Provisioner.at(new PubSubConnection(project, onEmulator, Optional.empty()))) {
                provisioner.apply(plan).forEach(out::println);
            }
            if (onEmulator.isEmpty()) {
                out.print("\n" + PlanText.rights(project, List.of(account)));
            }
            return 0;
        }

        private String address(Optional<String> onEmulator) {
            if (address != null) {
                return address;
            }
            if (onEmulator.isPresent()) {
                return "http://127.0.0.1:{port}";
            }
            throw new CommandLine.ParameterException(
                    java.util.Objects.requireNonNull(spec).commandLine(),
                    "--address says where the services are, for example --address=https://{service}.example.com");
        }
    }
}
