package com.waooaw.local.cli;

import com.waooaw.local.http.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Says how the stack is. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says what runs, how it is and where. Exit code 0 when everything is ready, else 1.")
final class StatusCommand implements Callable<Integer> {

    @Option(names = "--json", description = "One JSON object on the last line.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var workspace = Workspace.current();
        var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        var status = workspace.status();
        if (json) {
            out.println(status.map(Json::write)
                    .orElseGet(() ->
                            Json.write(new NotReady(false, workspace.running().isPresent(), List.of(), Map.of()))));
        } else if (status.isPresent()) {
            print(out, status.get());
        } else {
            out.println(workspace
                    .running()
                    .map(running -> "A stack is starting (process " + running.pid() + ").")
                    .orElse("No stack is running. Start one: ./waooaw up"));
        }
        return status.map(found -> found.path("ready").asBoolean()).orElse(false) ? 0 : 1;
    }

    private static void print(PrintWriter out, JsonNode status) {
        for (var group : List.of("parts", "services")) {
            for (var entry : status.path(group)) {
                out.println(String.format(
                        "  %-20s %-6s %s",
                        entry.path("name").asString(),
                        entry.path("healthy").asBoolean() ? "ok" : "DOWN",
                        where(entry)));
            }
        }
        out.println();
        Addresses.print(out, Addresses.of(status));
        out.println();
        out.println(status.path("ready").asBoolean() ? "Everything is ready." : "Not everything is ready.");
    }

    private static String where(JsonNode entry) {
        var port = "port " + entry.path("port").asInt();
        return switch (entry.path("kind").asString("")) {
            case "memory" -> port + " (in memory)";
            case "cli" -> port + " (a real one, of the temporal program)";
            case "elsewhere" -> "at " + entry.path("target").asString() + " (a real one, not ours)";
            default -> port;
        };
    }

    private record NotReady(boolean ready, boolean starting, List<String> services, Map<String, String> addresses) {}
}
