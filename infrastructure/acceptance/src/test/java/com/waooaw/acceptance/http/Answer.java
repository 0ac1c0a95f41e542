package com.waooaw.acceptance.http;

import com.waooaw.local.http.Json;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What the public origin answered.
 *
 * @param request method and path, for messages
 * @param retryAfter when to come back, as it was sent; empty where nothing was said
 */
public record Answer(
        String request, int status, String contentType, String correlationId, String retryAfter, String body) {

    /** No answer: the connection went away. Its status is 0. */
    public static Answer none(String request) {
        return new Answer(request, 0, "", "", "", "");
    }

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.request().method() + " " + response.request().uri().getRawPath(),
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.headers().firstValue("X-Correlation-Id").orElse(""),
                response.headers().firstValue("Retry-After").orElse(""),
                response.body());
    }

    /** The body as a tree. */
    public JsonNode json() {
        return Json.read(body);
    }

    /** The value of a member as text; empty where there is none. */
    public String text(String pointer) {
        return json().at(pointer).asString("");
    }

    /** The stable code of a problem; empty where this is none. */
    public String code() {
        return isProblem() ? text("/code") : "";
    }

    /** Where a problem says the faults are. */
    public List<String> pointers() {
        return StreamSupport.stream(json().path("faults").spliterator(), false)
                .map(fault -> fault.path("pointer").asString(""))
                .toList();
    }

    /** Whether it calls itself problem+json. */
    public boolean isProblem() {
        return contentType.startsWith("application/problem+json");
    }

    /** The answer, if it has this status. */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError(request + " was expected to answer " + expected + " and answered " + status + ": "
                    + body.substring(0, Math.min(body.length(), 2000)));
        }
        return this;
    }
}
