package com.waooaw.agentcreation.creation;

import static org.awaitility.Awaitility.await;

import com.waooaw.agentcreation.review.ReviewFixtures;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** Does over HTTP what an operator does. */
final class Operator {

    private final RestTestClient client;

    Operator(RestTestClient client) {
        this.client = client;
    }

    static String token() {
        return TestTokens.as(Role.AGENT_ORCHESTRATOR);
    }

    /** The valid example under a name nobody has. */
    static String blueprint(String name) {
        return new String(
                        ReviewFixtures.example("healthcare-content-writer.yaml"),
                        java.nio.charset.StandardCharsets.UTF_8)
                .replace("agent_name: Healthcare content writer", "agent_name: " + name);
    }

    static String unique(String name) {
        return name + " " + UUID.randomUUID();
    }

    RestTestClient.ResponseSpec post(String body, String type) {
        return client.post()
                .uri("/v1/agents")
                .headers(h -> h.setBearerAuth(token()))
                .contentType(MediaType.parseMediaType(type))
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .exchange();
    }

    /** Submits YAML that is taken. */
    JsonNode submit(String yaml) {
        return post(yaml, "application/yaml")
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    JsonNode get(String path) {
        return client.get()
                .uri(path)
                .headers(h -> h.setBearerAuth(token()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    JsonNode agentIn(String agentId, String state) {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> get("/v1/agents/" + agentId),
                        agent -> agent.path("state").asString().equals(state));
    }

    /** The workflow once it waits for the Governor. */
    JsonNode asked(String workflowId) {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> get("/v1/workflows/" + workflowId),
                        workflow -> workflow.path("waiting_for").has("approval_id"));
    }

    JsonNode ended(String workflowId) {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> get("/v1/workflows/" + workflowId), workflow -> workflow.has("outcome"));
    }
}
