package com.waooaw.local.cli;

import com.waooaw.local.client.Api;
import com.waooaw.local.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
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

        private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

        @Parameters(index = "0", paramLabel = "DELIVERABLE_ID", description = "The deliverable.")
        private String deliverableId = "";

        @Option(
                names = {"-o", "--output"},
                description = "Write it to this file.")
        private @Nullable Path output;

        @Override
        int run(Api api) throws IOException {
            if (!ID.matcher(deliverableId).matches()) {
                throw misused(deliverableId + " is not the id of anything: ids look like"
                        + " 0190163d-8694-739b-aea5-966c26f8ad90.");
            }
            var text = read(api);
            if (output == null) {
                out().println(text);
            } else {
                Files.writeString(output, text);
                say("Written to " + output);
            }
            return 0;
        }

        private String read(Api api) {
            var path = "/v1/deliverables/" + deliverableId;
            try {
                return isJson()
                        ? api.get(PERSON, path).toString()
                        : api.send(PERSON, "GET", path, null, null, Map.of("Accept", "text/markdown"))
                                .body();
            } catch (Api.Problem problem) {
                if (problem.status() == 404) {
                    explainAJob(api);
                }
                throw problem;
            }
        }

        /** People paste the id of the job. */
        private void explainAJob(Api api) {
            var asked = api.ask(PERSON, "GET", "/v1/jobs/" + deliverableId, null, null, Map.of());
            if (asked.status() != 200) {
                return;
            }
            var link = text(asked.json().path("links"), "deliverable");
            throw new StackException(
                    deliverableId + " is a job, not a deliverable",
                    link.isEmpty()
                            ? "It is " + text(asked.json(), "state") + " and has none yet: ./waooaw job watch "
                                    + deliverableId
                            : "What it produced: ./waooaw deliverable get "
                                    + link.substring(link.lastIndexOf('/') + 1));
        }
    }
}
