package com.waooaw.local.cli;

import com.waooaw.local.http.Json;
import com.waooaw.local.http.Reply;
import com.waooaw.local.http.SmallServer;
import com.waooaw.local.http.SmallServer.Asked;
import com.waooaw.local.http.SmallServer.Route;
import com.waooaw.local.http.SmallServer.RouteHandler;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;

/** A platform of which a test writes down the answers, and the command line in front of it; ends with the test. */
final class Platform implements AfterEachCallback {

    /** Requests as {@code PERSON METHOD PATH}, logins left out. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    final List<String> bodies = new CopyOnWriteArrayList<>();

    private final List<Route> routes = new ArrayList<>();
    private SmallServer server;

    Platform() {
        routes.add(new Route(
                "GET",
                "/auth/.well-known/openid-configuration",
                asked -> Reply.json(Map.of(
                        "authorization_endpoint", origin() + "/auth/oauth2/authorize",
                        "token_endpoint", origin() + "/auth/oauth2/token"))));
        routes.add(new Route(
                "GET",
                "/auth/oauth2/authorize",
                asked -> Reply.html("""
                <form action="/auth/login" method="post"><input type="hidden" name="state" value="%s">
                <input name="username"><input type="password" name="password"></form>
                """.formatted(asked.query().get("state")))));
        routes.add(new Route("POST", "/auth/login", asked -> {
            var fields = fields(asked);
            return new Reply(
                    302,
                    "text/plain",
                    "",
                    Map.of(
                            "Location",
                            "http://127.0.0.1:8019/callback?code=%s&state=%s"
                                    .formatted(fields.get("username"), fields.get("state"))));
        }));
        routes.add(new Route(
                "POST",
                "/auth/oauth2/token",
                asked -> Reply.json(
                        Map.of("access_token", String.valueOf(fields(asked).get("code")), "expires_in", 900))));
    }

    /** Answers a request; {@code *} in the pattern stands for a segment. */
    Platform on(String method, String pattern, RouteHandler answer) {
        routes.add(new Route(method, pattern, asked -> {
            var person = asked.headers()
                    .getOrDefault("authorization", "Bearer nobody")
                    .substring("Bearer ".length());
            var query = asked.query().isEmpty() ? "" : "?" + new java.util.TreeMap<>(asked.query());
            this.asked.add(person + " " + method + " " + pattern + query);
            bodies.add(asked.body());
            return answer.answer(asked);
        }));
        return this;
    }

    /** The same answer every time. */
    Platform on(String method, String pattern, String json) {
        return on(method, pattern, _ -> Reply.json(Json.read(json)));
    }

    Platform start() throws IOException {
        server = SmallServer.start(0, routes);
        return this;
    }

    URI origin() {
        return URI.create("http://localhost:" + server.port());
    }

    /** Runs {@code ./waooaw …} against this platform. */
    Ran run(String... arguments) {
        return ran(Stream.concat(Stream.of(arguments), Stream.of("--base-url", origin().toString()))
                .toArray(String[]::new));
    }

    static Ran ran(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Ran(code, out.toString(), err.toString());
    }

    private static Map<String, String> fields(Asked asked) {
        var fields = new java.util.HashMap<String, String>();
        for (var pair : asked.body().split("&", -1)) {
            var parts = pair.split("=", 2);
            fields.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return fields;
    }

    /** A test that asks nobody has started nothing. */
    @Override
    public void afterEach(ExtensionContext context) {
        if (server != null) {
            server.close();
        }
    }

    /** What came of a command. */
    record Ran(int code, String out, String err) {

        /** The last line, which is JSON with {@code --json}. */
        JsonNode json() {
            return Json.read(out.lines().toList().getLast());
        }
    }
}
