package com.waooaw.local.cli;

import com.waooaw.local.client.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deliverables, as a customer. */
@Command(
        name = "deliverable",
        mixinStandardHelpOptions = true,
        description = "Downloads what a job produced, as a customer.",
        subcommands = DeliverableCommand.Get.class)
final class DeliverableCommand implements Runnable {

    private static final String PERSON = "customer";

    @picocli.CommandLine.Spec
    private picocli.CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            description = "Prints it as Markdown, or with --json with citations, timings and costs.")
    static final class Get extends ClientCommand {

        @Parameters(index = "0", paramLabel = "DELIVERABLE_ID", description = "The deliverable.")
        private String deliverableId = "";

        @Option(
                names = {"-o", "--output"},
                description = "Write it to this file.")
        private @Nullable Path output;

        @Override
        int run(Api api) throws IOException {
            var path = "/v1/deliverables/" + deliverableId;
            var text = isJson()
                    ? api.get(PERSON, path).toString()
                    : api.send(PERSON, "GET", path, null, null, Map.of("Accept", "text/markdown"))
                            .body();
            if (output == null) {
                out().println(text);
            } else {
                Files.writeString(output, text);
                say("Written to " + output);
            }
            return 0;
        }
    }
}
