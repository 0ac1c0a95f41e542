package com.waooaw.agentcreation.creation;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.testkit.EventPush;
import com.waooaw.platform.testkit.OpenApiSnapshot;
import com.waooaw.platform.testkit.ServiceTest;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** What the API answers to good and bad requests. */
@ServiceTest("agent-creation")
@Import(Neighbours.class)
class AgentCreationApiIT {

    @Autowired
    RestTestClient client;

    @Autowired
    EventPush push;

    private Operator operator;

    @BeforeEach
    void anOperator() {
        operator = new Operator(client);
    }

    @Test
    void theApiIsWhatWasCommitted() {
        OpenApiSnapshot.verify("agent-creation", client);
    }

    @Test
    void theCatalogueSaysWhoCertifiedIt() {
        assertThat(operator.get("/v1/skills?industry=healthcare&limit=4").path("items"))
                .extracting(skill -> skill.path("skill_id").asString() + " "
                        + skill.path("certified_by").asString())
                .containsExactly(
                        "SKILL-HC-001 genesis", "SKILL-HC-002 genesis", "SKILL-HC-003 genesis", "SKILL-HC-004 genesis");
        assertThat(operator.get("/v1/job-roles?industry=healthcare&limit=1").path("items"))
                .extracting(role -> role.path("job_role_id").asString() + " "
                        + role.path("certified_by").asString())
                .containsExactly("JOB-HC-001 genesis");
    }

    @Test
    void aWrongShapeIsAProblemWithEveryPointerAndNothingIsStarted() {
        long before = agents();

        var problem = operator.post(
                        "{\"agent_name\": 7, \"geography\": \"atlantis\", \"colour\": \"red\"}", "application/json")
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();

        assertThat(problem.path("code").asString()).isEqualTo("AC-0003");
        assertThat(problem.path("faults")
                        .valueStream()
                        .map(fault -> fault.path("pointer").asString()))
                .contains("/agent_name", "/geography", "/colour", "/purpose", "/me_wow");
        assertThat(agents()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [1, 2", "a: &x [1]\nb: *x", "a: 1\na: 2", "# nothing"})
    void yamlThatCannotBeReadIsAProblem(String body) {
        operator.post(body, "application/yaml")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("AC-0004");
    }

    @Test
    void jsonThatCannotBeReadIsAProblem() {
        operator.post("{\"agent_name\":", "application/json")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("AC-0004");
    }

    @Test
    void aBodyOverOneMegabyteIsRefused() {
        operator.post("# " + "x".repeat(1_100_000), "application/yaml")
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("WEB-0003");
    }

    @Test
    void anotherFormatIsNotRead() {
        operator.post("<agent/>", "application/xml").expectStatus().isEqualTo(415);
    }

    @Test
    void theSameKeyAndFileIsTheSameAgent() {
        var yaml = Operator.blueprint(Operator.unique("Writer"));
        var key = UUID.randomUUID().toString();

        var first = submitWithKey(yaml, key);
        var second = submitWithKey(yaml, key);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void aNameThatIsTakenIsAConflict() {
        var yaml = Operator.blueprint(Operator.unique("Writer"));
        operator.submit(yaml);

        operator.post(yaml, "application/yaml")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("AC-0005");
    }

    @Test
    void twoAgentsOfOneNameInOneFileAreRefused() {
        var yaml = Operator.blueprint(Operator.unique("Writer"));

        operator.post(yaml + "\n---\n" + yaml, "application/yaml")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.faults[0].pointer")
                .isEqualTo("/1/agent_name");
    }

    @Test
    void unknownIdsAreNotFound() {
        for (var path : List.of("/v1/agents/" + UUID.randomUUID(), "/v1/agents/" + UUID.randomUUID() + "/manifest")) {
            problem(path, Operator.token(), 404, "AC-0001");
        }
        problem("/v1/workflows/agent-creation-nobody-1", Operator.token(), 404, "AC-0006");
        problem("/v1/agents/not-an-id", Operator.token(), 404, "WEB-0005");
    }

    @Test
    void withoutATokenOrWithABadOneNobodyIsAnswered() {
        client.get().uri("/v1/agents").exchange().expectStatus().isUnauthorized();
        for (var token : List.of(TestTokens.expired(Role.ADMIN), TestTokens.forged(Role.ADMIN), "nonsense")) {
            client.get()
                    .uri("/v1/agents")
                    .headers(h -> h.setBearerAuth(token))
                    .exchange()
                    .expectStatus()
                    .isUnauthorized();
        }
    }

    @Test
    void aCustomerSubmitsNothingAndSeesOnlyAgentsAtWork() {
        var customer = TestTokens.of(TestTokens.CUSTOMER, Role.CUSTOMER_USER);
        var receipt = operator.submit(Operator.blueprint(Operator.unique("Writer")));

        client.post()
                .uri("/v1/agents")
                .headers(h -> h.setBearerAuth(customer))
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}")
                .exchange()
                .expectStatus()
                .isForbidden();
        problem("/v1/agents/" + receipt.path("agent_id").asString(), customer, 404, "AC-0001");
        problem("/v1/workflows/" + receipt.path("workflow_id").asString(), customer, 403, "WEB-0007");
    }

    @Test
    void theListComesInPages() {
        operator.submit(Operator.blueprint(Operator.unique("Writer")));
        operator.submit(Operator.blueprint(Operator.unique("Writer")));

        var first = operator.get("/v1/agents?limit=1");
        var second = operator.get(
                "/v1/agents?limit=1&cursor=" + first.path("next_cursor").asString());

        assertThat(first.path("items")).hasSize(1);
        assertThat(second.path("items").get(0).path("agent_id"))
                .isNotEqualTo(first.path("items").get(0).path("agent_id"));
        client.get()
                .uri("/v1/agents?limit=0")
                .headers(h -> h.setBearerAuth(Operator.token()))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void healthIsForEverybody() {
        for (var probe : List.of("liveness", "readiness")) {
            client.get()
                    .uri("/actuator/health/{probe}", probe)
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
    }

    private void problem(String path, String token, int status, String code) {
        client.get()
                .uri(path)
                .headers(h -> h.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private JsonNode submitWithKey(String yaml, String key) {
        return client.post()
                .uri("/v1/agents")
                .headers(h -> {
                    h.setBearerAuth(Operator.token());
                    h.set("Idempotency-Key", key);
                })
                .contentType(MediaType.parseMediaType("application/yaml"))
                .body(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private long agents() {
        return operator.get("/v1/agents?limit=100").path("items").size();
    }
}
