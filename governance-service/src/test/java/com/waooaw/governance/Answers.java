package com.waooaw.governance;

import java.util.List;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** What the tests look for in answers of the API. */
public final class Answers {

    private Answers() {}

    /** It was answered with this status, and this is the body. */
    public static JsonNode body(ResponseSpec response, int status) {
        return response.expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    /** It was refused with this error, and somebody who asks about it can be helped. */
    public static void problem(ResponseSpec response, int status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.correlation_id")
                .isNotEmpty();
    }

    /** What was done, and what came of it, in the order of this part of the audit log. */
    public static List<String> acts(JsonNode log) {
        return log.path("items")
                .valueStream()
                .map(entry -> entry.path("action_type").asString() + " "
                        + entry.path("result").asString())
                .toList();
    }
}
