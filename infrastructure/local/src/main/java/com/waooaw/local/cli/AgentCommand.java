package com.waooaw.local.cli;

import com.waooaw.local.client.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Agents, as an operator. */
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        description = "Submits blueprints and shows agents, as an operator.",
        subcommands = {
            AgentCommand.Create.class,
            AgentReviseCommand.class,
            AgentWithdrawCommand.class,
            AgentCommand.Show.class,
            AgentCommand.ListAll.class
        })
final class AgentCommand implements Runnable {

    private static final String PERSON = "operator";

    @picocli.CommandLine.Spec
    private picocli.CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    /** The content type of a blueprint file. */
    static String contentType(Path file) {
        return file.toString().endsWith(".json") ? "application/json" : "application/yaml";
    }

    /** The first creation of an agent. */
    static String workflowOf(String agentId) {
        return "agent-creation-" + agentId + "-1";
    }

    /** A creation in a line: which stages passed, what it waits for. */
    static String progress(JsonNode workflow) {
        var line = new StringBuilder("  ")
                .append(ClientCommand.text(workflow, "state"))
                .append(":");
        for (var stage : workflow.path("stages")) {
            var status = ClientCommand.text(stage, "status");
            if (!status.equals("pending")) {
                line.append(' ')
                        .append(ClientCommand.text(stage, "stage"))
                        .append(' ')
                        .append(status)
                        .append(',');
            }
        }
        var waits = ClientCommand.text(workflow.path("waiting_for"), "what");
        return line.append(waits.isEmpty() ? " " + workflow.path("percent").asInt() + " %" : " waits for " + waits)
                .toString();
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Submits a blueprint (YAML or JSON) and watches its checks."
                    + " Exit code 0: it works; 1: refused; 3: it waits for a human.")
    static final class Create extends ClientCommand {

        @Parameters(index = "0", paramLabel = "FILE", description = "The blueprint.")
        private Path file = Path.of("");

        @Option(names = "--no-watch", description = "Return as soon as it is submitted.")
        private boolean noWatch;

        @Override
        int run(Api api) throws IOException, InterruptedException {
            var receipt = api.send(PERSON, "POST", "/v1/agents", contentType(file), Files.readString(file), Map.of())
                    .json();
            for (var agent : receipt.path("agents")) {
                say("Submitted " + text(agent, "agent_name") + ": agent " + text(agent, "agent_id"));
            }
            if (noWatch) {
                result(receipt);
                return 0;
            }
            var workflow = watch(
                    api,
                    PERSON,
                    "/v1/workflows/" + text(receipt, "workflow_id"),
                    AgentCommand::progress,
                    found -> !text(found, "outcome").isEmpty()
                            || !text(found.path("waiting_for"), "approval_id").isEmpty());
            workflow.path("findings")
                    .forEach(finding -> say("  " + text(finding, "code") + " " + text(finding, "pointer") + ": "
                            + text(finding, "message")));
            var result = new LinkedHashMap<String, Object>();
            result.put("agent_id", text(receipt, "agent_id"));
            result.put("workflow", workflow);
            result(result);
            return end(workflow);
        }

        private int end(JsonNode workflow) {
            var outcome = text(workflow, "outcome");
            if (outcome.isEmpty()) {
                var approval = text(workflow.path("waiting_for"), "approval_id");
                say("A Governor decides now: " + text(workflow.path("waiting_for"), "address"));
                say("Or here: ./waooaw approvals approve " + approval);
                return WAITS;
            }
            say("It ended: " + outcome);
            if (outcome.equals("refused")) {
                say("Mend it, then: ./waooaw agent revise " + text(workflow, "agent_id") + " " + file);
            }
            return outcome.equals("active") ? 0 : 1;
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows an agent and how its creation goes.")
    static final class Show extends ClientCommand {

        @Parameters(index = "0", paramLabel = "AGENT_ID", description = "The agent.")
        private String agentId = "";

        @Override
        int run(Api api) {
            var agent = api.get(PERSON, "/v1/agents/" + agentId);
            var workflow = api.ask(PERSON, "GET", "/v1/workflows/" + workflowOf(agentId), null, null, Map.of());
            say(text(agent, "display_id") + "  " + text(agent, "agent_name") + "  (" + text(agent, "state") + ")");
            say(text(agent, "purpose"));
            var result = new LinkedHashMap<String, Object>();
            result.put("agent", agent);
            if (workflow.status() == 200) {
                var found = workflow.json();
                result.put("workflow", found);
                say(progress(found));
                for (var stage : found.path("stages")) {
                    say("    " + text(stage, "stage") + " (" + text(stage, "actor") + "): " + text(stage, "status"));
                }
                found.path("findings")
                        .forEach(finding -> say("    " + text(finding, "code") + " " + text(finding, "pointer") + ": "
                                + text(finding, "message")));
            }
            if (!isJson() && agent.has("manifest_hash")) {
                say("Manifest " + text(agent, "manifest_hash"));
            }
            result(result);
            return 0;
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists agents, the newest first.")
    static final class ListAll extends ClientCommand {

        @Override
        int run(Api api) {
            var agents = api.get(PERSON, "/v1/agents");
            for (var agent : agents.path("items")) {
                say("  " + text(agent, "agent_id") + "  " + text(agent, "state") + "  " + text(agent, "agent_name"));
            }
            if (agents.path("items").isEmpty()) {
                say("No agents yet. Submit one: ./waooaw agent create examples/healthcare-content-writer.yaml");
            }
            result(agents);
            return 0;
        }
    }
}
