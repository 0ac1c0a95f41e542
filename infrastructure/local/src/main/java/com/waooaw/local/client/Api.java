package com.waooaw.local.client;

import com.waooaw.local.http.Json;
import com.waooaw.local.issuer.LocalPeople;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The public HTTP API, as one of the local people or with a token of one's own. */
public final class Api implements AutoCloseable {

    private final URI base;
    private final LoginClient login;
    private final @Nullable String ownToken;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * The API behind a public origin.
     *
     * @param base for example {@code http://localhost:8000}
     * @param ownToken used instead of a login as one of the local people; null to log in
     */
    public Api(URI base, @Nullable String ownToken) {
        this.base = base;
        this.login = new LoginClient(URI.create(base + "/auth"), Clock.systemUTC());
        this.ownToken = ownToken;
    }

    /** The address of a path. */
    public URI at(String path) {
        return path.startsWith("http") ? URI.create(path) : URI.create(base + path);
    }

    /** Reads JSON. */
    public JsonNode get(String person, String path) {
        return send(person, "GET", path, null, null, Map.of()).json();
    }

    /** Sends JSON and reads the JSON of the answer. */
    public JsonNode post(String person, String path, Object body) {
        return send(person, "POST", path, "application/json", Json.write(body), Map.of())
                .json();
    }

    /** Sends JSON once, however often it is called with the same key. */
    public JsonNode postOnce(String person, String path, Object body, String key) {
        return send(person, "POST", path, "application/json", Json.write(body), Map.of("Idempotency-Key", key))
                .json();
    }

    /**
     * Sends a request.
     *
     * @throws Problem if the answer is not 2xx
     */
    public Answer send(
            String person,
            String method,
            String path,
            @Nullable String contentType,
            @Nullable String body,
            Map<String, String> headers) {
        var answer = ask(person, method, path, contentType, body, headers);
        if (answer.status() / 100 != 2) {
            throw Problem.of(answer, method + " " + path);
        }
        return answer;
    }

    /** Sends a request and returns whatever the answer is. */
    public Answer ask(
            String person,
            String method,
            String path,
            @Nullable String contentType,
            @Nullable String body,
            Map<String, String> headers) {
        var request = HttpRequest.newBuilder(at(path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", headers.getOrDefault("Accept", "application/json, application/problem+json"))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach((name, value) -> {
            if (!name.equals("Accept")) {
                request.header(name, value);
            }
        });
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (!person.isEmpty()) {
            request.header("Authorization", "Bearer " + token(person));
        }
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new Problem(0, "", "nobody answers at " + base, "", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(0, "", "interrupted", "", e);
        }
    }

    private String token(String person) {
        return ownToken == null ? login.token(person, LocalPeople.PASSWORD) : ownToken;
    }

    @Override
    public void close() {
        http.close();
    }

    /** What a service said. */
    public record Answer(int status, String body) {

        /** The body as JSON. */
        public JsonNode json() {
            return Json.read(body);
        }
    }

    /** The service said no; its problem in words. */
    public static final class Problem extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;
        private final String code;
        private final String faults;

        Problem(int status, String code, String message, String faults, @Nullable Throwable cause) {
            super(message, cause);
            this.status = status;
            this.code = code;
            this.faults = faults;
        }

        /** What the answer says went wrong. */
        public static Problem of(Answer answer, String what) {
            try {
                var json = answer.json();
                var faults = new StringBuilder();
                for (var fault : json.path("faults")) {
                    faults.append("\n  ")
                            .append(fault.path("pointer").asString(""))
                            .append(": ")
                            .append(fault.path("message").asString(""));
                }
                return new Problem(
                        answer.status(),
                        json.path("code").asString(""),
                        json.path("detail").asString(json.path("title").asString("no reason given")),
                        faults.toString(),
                        null);
            } catch (JacksonException e) {
                return new Problem(answer.status(), "", what + " was answered " + answer.status(), "", e);
            }
        }

        /** HTTP status; 0 where nobody answered. */
        public int status() {
            return status;
        }

        /** Stable code of the problem; empty where there is none. */
        public String code() {
            return code;
        }

        /** The problem for a person: what, the code, every fault. */
        public String inWords() {
            return getMessage() + (code.isEmpty() ? "" : " (" + status + ", " + code + ")") + faults;
        }
    }
}
