package com.waooaw.local.cli;

import com.waooaw.local.client.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The mended blueprint of a refused agent. */
@Command(
        name = "revise",
        mixinStandardHelpOptions = true,
        description = "Submits the mended blueprint of a refused agent and shows what that changed."
                + " Exit code 0: it works; 1: refused; 3: it waits for a human.")
final class AgentReviseCommand extends ClientCommand {

    private static final String PERSON = "operator";

    @Parameters(index = "0", paramLabel = "AGENT_ID", description = "The agent.")
    private String agentId = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The mended blueprint, under the name it had.")
    private Path file = Path.of("");

    @Override
    int run(Api api) throws IOException, InterruptedException {
        var address = "/v1/workflows/" + AgentCommand.workflowOf(agentId);
        var begun = api.send(
                        PERSON,
                        "POST",
                        address + "/blueprint",
                        AgentCommand.contentType(file),
                        Files.readString(file),
                        Map.of())
                .json();
        int round = begun.path("round").asInt();
        say("Round " + round + " of " + begun.path("rounds_allowed").asInt());
        var workflow = watch(
                api,
                PERSON,
                address,
                AgentCommand::progress,
                found -> !text(found, "outcome").isEmpty()
                        || !text(found.path("waiting_for"), "approval_id").isEmpty());
        var changes = workflow.path("rounds").path(round - 1).path("changes");
        list("mended", changes.path("mended"));
        list("still open", changes.path("still_open"));
        list("new", changes.path("new"));
        result(workflow);
        var outcome = text(workflow, "outcome");
        if (outcome.isEmpty()) {
            say("A Governor decides now: " + text(workflow.path("waiting_for"), "address"));
            return WAITS;
        }
        say("It ended: " + outcome);
        return outcome.equals("active") ? 0 : 1;
    }

    private void list(String title, JsonNode findings) {
        for (var finding : findings) {
            say("  " + title + ": " + text(finding, "code") + " " + text(finding, "pointer") + ": "
                    + text(finding, "message"));
        }
    }
}
