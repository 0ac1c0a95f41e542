package com.waooaw.local.cli;

import com.waooaw.local.client.Api;
import com.waooaw.local.http.Json;
import com.waooaw.local.infrastructure.PortPlan;
import com.waooaw.local.stack.StackState;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** A command that talks to the public API: the running stack's, or that of another address. */
abstract class ClientCommand implements Callable<Integer> {

    /** Where a watched thing waits for a human. */
    static final int WAITS = 3;

    private static final Duration PAUSE = Duration.ofMillis(500);

    @Option(
            names = "--base-url",
            description = "The platform's public origin; the running local stack's where not said."
                    + " With WAOOAW_TOKEN set, that token is used instead of a local login.")
    private @Nullable URI baseUrl;

    @Option(names = "--json", description = "One JSON object on the last line.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** Does it; returns the exit code. */
    abstract int run(Api api) throws Exception;

    @Override
    public final Integer call() throws Exception {
        try (var api = new Api(base(), System.getenv("WAOOAW_TOKEN"))) {
            return run(api);
        } finally {
            out().flush();
        }
    }

    final URI base() {
        if (baseUrl != null) {
            var text = baseUrl.toString();
            return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : baseUrl;
        }
        var workspace = Workspace.current();
        int base = workspace
                .running()
                .map(StackState::portBase)
                .orElse(workspace.ports().base());
        return URI.create(new PortPlan(workspace.infrastructure(), base).publicOrigin());
    }

    final boolean isJson() {
        return json;
    }

    final PrintWriter out() {
        return java.util.Objects.requireNonNull(spec).commandLine().getOut();
    }

    /** The command was not understood: exit code 2. */
    final picocli.CommandLine.ParameterException misused(String why) {
        return new picocli.CommandLine.ParameterException(
                java.util.Objects.requireNonNull(spec).commandLine(), why);
    }

    /** A line for a person; silent with {@code --json}. */
    final void say(String line) {
        if (!json) {
            out().println(line);
            out().flush();
        }
    }

    /** The result, with {@code --json}. */
    final void result(Object value) {
        if (json) {
            out().println(Json.write(value));
        }
    }

    /** Reads again and again, shows what {@code line} says whenever it changes, until it is over. */
    final JsonNode watch(Api api, String person, String path, Function<JsonNode, String> line, Predicate<JsonNode> over)
            throws InterruptedException {
        var shown = "";
        while (true) {
            var found = api.get(person, path);
            var now = line.apply(found);
            if (!now.equals(shown)) {
                say(now);
                shown = now;
            }
            if (over.test(found)) {
                return found;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
    }

    /** A member as text; empty where it is missing. */
    static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }
}
