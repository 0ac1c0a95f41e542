package com.waooaw.local.stack;

import com.waooaw.local.http.Json;
import com.waooaw.local.http.Reply;
import com.waooaw.local.http.SmallServer;
import com.waooaw.local.http.SmallServer.Asked;
import com.waooaw.local.http.SmallServer.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;

/** Commands to the running stack: its time, how it is, its parts, its end. */
final class Control implements AutoCloseable {

    private static final Duration FURTHEST = Duration.ofDays(366);

    private final SmallServer server;

    private Control(SmallServer server) {
        this.server = server;
    }

    static Control start(
            int port,
            String token,
            BusinessTime time,
            Supplier<Map<String, Object>> status,
            PartSwitch parts,
            Runnable shutdown)
            throws IOException {
        return new Control(SmallServer.start(
                port,
                List.of(
                        new Route("GET", "/dev/clock", _ -> Reply.json(time.now())),
                        new Route("POST", "/dev/clock/advance", asked -> advance(asked, time)),
                        new Route("GET", "/status", _ -> Reply.json(status.get())),
                        new Route("POST", "/parts/*/stop", asked -> {
                            refuseStrangers(asked, token);
                            parts.stop(asked.variables().getFirst());
                            return Reply.json(status.get());
                        }),
                        new Route("POST", "/parts/*/start", asked -> {
                            refuseStrangers(asked, token);
                            parts.start(asked.variables().getFirst());
                            return Reply.json(status.get());
                        }),
                        new Route("POST", "/shutdown", asked -> {
                            refuseStrangers(asked, token);
                            shutdown.run();
                            return Reply.json(202, Map.of("stopping", true));
                        }))));
    }

    private static void refuseStrangers(Asked asked, String token) {
        if (!MessageDigest.isEqual(
                ("Bearer " + token).getBytes(StandardCharsets.UTF_8),
                asked.headers().getOrDefault("authorization", "").getBytes(StandardCharsets.UTF_8))) {
            throw new Reply.Refused(401, "LOCAL-0401", "only the ./waooaw of this stack may do this");
        }
    }

    private static Reply advance(Asked asked, BusinessTime time) {
        try {
            time.advance(duration(asked.body()));
        } catch (BusinessTime.Immovable | StackException e) {
            throw new Reply.Refused(409, "LOCAL-0409", String.valueOf(e.getMessage()));
        }
        return Reply.json(time.now());
    }

    private static Duration duration(String body) {
        try {
            var by = Duration.parse(Json.read(body).path("by").asString(""));
            if (!by.isPositive() || by.compareTo(FURTHEST) > 0) {
                throw new Reply.Refused(
                        422,
                        "LOCAL-0422",
                        "by must be between a moment and " + FURTHEST.toDays()
                                + " days: business time never goes back");
            }
            return by;
        } catch (JacksonException | DateTimeParseException e) {
            throw new Reply.Refused(422, "LOCAL-0422", "send {\"by\":\"PT25H\"}, an ISO-8601 duration");
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
