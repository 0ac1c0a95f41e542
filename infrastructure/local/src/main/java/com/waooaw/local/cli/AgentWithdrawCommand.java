package com.waooaw.local.cli;

import com.waooaw.local.client.Api;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a creation back. */
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = "Takes an agent back before it is deployed; a question to a Governor is taken back with it.")
final class AgentWithdrawCommand extends ClientCommand {

    @Parameters(index = "0", paramLabel = "AGENT_ID", description = "The agent.")
    private String agentId = "";

    @Override
    int run(Api api) {
        var workflow =
                api.post("operator", "/v1/workflows/" + AgentCommand.workflowOf(agentId) + "/withdraw", Map.of());
        say(text(workflow, "agent_name") + ": " + text(workflow, "outcome"));
        result(workflow);
        return 0;
    }
}
