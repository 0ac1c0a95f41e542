package com.waooaw.acceptance.badinput;

import static com.waooaw.acceptance.http.Person.CUSTOMER;
import static com.waooaw.acceptance.http.Person.ENGAGEMENT_GOVERNOR;
import static com.waooaw.acceptance.http.Person.GOVERNOR;
import static com.waooaw.acceptance.http.Person.NOBODY;
import static com.waooaw.acceptance.http.Person.OPERATOR;
import static com.waooaw.acceptance.http.Person.OTHER_CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.acceptance.flow.Examples;
import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.flow.MainJob.Submitted;
import com.waooaw.acceptance.flow.StepUp;
import com.waooaw.acceptance.http.Answer;
import com.waooaw.acceptance.http.PublicOrigin;
import com.waooaw.acceptance.stack.OnTheStack;
import com.waooaw.acceptance.stack.RunningStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What nobody should send, over the public origin, to all six services. */
@OnTheStack
@Order(40)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private static final String UNKNOWN = "01980000-0000-7000-8000-00000000dead";
    private static final List<String> SERVICES = List.of(
            "agent-creation", "agent-execution", "governance", "industry-knowledge", "learning", "admin-gateway");

    private PublicOrigin origin;
    private MainJob job;
    private Tokens tokens;
    private Submitted waiting;
    private String approval;
    private String engagement;
    private String article;

    @BeforeAll
    void somethingToBeWrongAbout(RunningStack stack) {
        origin = stack.origin();
        job = new MainJob(origin);
        tokens = new Tokens(stack.state(), origin.address() + "/auth");
        waiting = job.submit(Examples.renamed(Examples.WRITER));
        approval = job.awaitApprovalOf(waiting);
        engagement = job.engage(CUSTOMER, job.activeAgent().agentId());
        article = job.order(CUSTOMER, engagement, MainJob.BRIEF);
        job.awaitJob(article, "waiting_approval");
    }

    @AfterAll
    void everyServiceIsStillWell() {
        for (var service : SERVICES) {
            assertThat(origin.get(NOBODY, "/services/" + service + "/actuator/health")
                            .expect(200)
                            .text("/status"))
                    .as(service)
                    .isEqualTo("UP");
        }
    }

    @ParameterizedTest
    @MethodSource({"bodies", "blueprints", "strangers", "ids", "methods"})
    void isRefusedWithAProblem(BadRequest request) {
        var answer = request.send(origin);

        assertThat(answer.status()).as(answer.body()).isEqualTo(request.status());
        assertThat(answer.code()).as(answer.body()).isEqualTo(request.code());
        assertThat(answer.pointers()).as(answer.body()).containsAll(request.pointers());
        assertIsSafe(answer);
    }

    /** Malformed, unknown, mistyped, missing, too large: each resource that reads JSON. */
    Stream<BadRequest> bodies() {
        var rows = new ArrayList<BadRequest>();
        var readers = Map.of(
                "/v1/engagements",
                CUSTOMER,
                "/v1/jobs",
                CUSTOMER,
                "/v1/approvals/" + approval + "/decision",
                GOVERNOR,
                "/v1/knowledge/query",
                CUSTOMER,
                "/v1/constitution/query",
                CUSTOMER);
        readers.forEach((path, person) -> {
            rows.add(BadRequest.post("not JSON", person, path, "{\"a\": ", 400, "WEB-0001"));
            rows.add(BadRequest.post("no body", person, path, "", 400, "WEB-0001"));
            rows.add(BadRequest.post(
                    "an unknown field", person, path, "{\"nonsense\": 1}", 422, "WEB-0002", "/nonsense"));
            rows.add(BadRequest.post("a list", person, path, "[1]", 422, "WEB-0002"));
            rows.add(BadRequest.post("nothing of what is needed", person, path, "{}", 422, "WEB-0002"));
            rows.add(BadRequest.post("two values", person, path, "{} {}", 422, "WEB-0002"));
            rows.add(BadRequest.post("over 1 MB", person, path, large(), 413, "WEB-0003"));
            rows.add(BadRequest.post("plain text", person, path, "hello", 415, "WEB-0009")
                    .typed("text/plain"));
        });
        rows.add(BadRequest.post(
                "a number for an id", CUSTOMER, "/v1/engagements", "{\"agent_id\": 7}", 422, "WEB-0002", "/agent_id"));
        rows.add(BadRequest.post(
                "a word for an id",
                CUSTOMER,
                "/v1/jobs",
                "{\"engagement_id\": \"x\", \"brief\": \"y\"}",
                422,
                "WEB-0002",
                "/engagement_id"));
        rows.add(BadRequest.post(
                "a number for a text",
                CUSTOMER,
                "/v1/knowledge/query",
                "{\"industry\": 1, \"text\": \"y\"}",
                422,
                "WEB-0002",
                "/industry"));
        rows.add(BadRequest.post(
                "a blank question",
                CUSTOMER,
                "/v1/knowledge/query",
                "{\"industry\": \"healthcare\", \"text\": \" \"}",
                422,
                "WEB-0002",
                "/text"));
        rows.add(BadRequest.post(
                "a decision nobody knows",
                GOVERNOR,
                "/v1/approvals/" + approval + "/decision",
                "{\"decision\": \"maybe\", \"act_hash\": \"" + "0".repeat(64) + "\"}",
                422,
                "WEB-0002",
                "/decision"));
        rows.add(BadRequest.post(
                "a hash that is none",
                GOVERNOR,
                "/v1/approvals/" + approval + "/decision",
                "{\"decision\": \"approve\", \"act_hash\": \"x\"}",
                422,
                "WEB-0002",
                "/act_hash"));
        return rows.stream();
    }

    /** The one resource that reads YAML, too. */
    Stream<BadRequest> blueprints() {
        var good = Examples.renamed(Examples.WRITER);
        return Stream.of(
                BadRequest.post("malformed YAML", OPERATOR, "/v1/agents", "agent_name: [", 400, "AC-0004")
                        .typed("application/yaml"),
                BadRequest.post("malformed JSON", OPERATOR, "/v1/agents", "{\"agent_name\": ", 400, "AC-0004"),
                BadRequest.post("an empty file", OPERATOR, "/v1/agents", "", 400, "WEB-0001")
                        .typed("application/yaml"),
                BadRequest.post("a bomb of aliases", OPERATOR, "/v1/agents", aliases(), 400, "AC-0004")
                        .typed("application/yaml"),
                BadRequest.post("nested without end", OPERATOR, "/v1/agents", "[".repeat(5000), 400, "AC-0004"),
                BadRequest.post(
                                "an unknown field",
                                OPERATOR,
                                "/v1/agents",
                                good + "nonsense: 1\n",
                                422,
                                "AC-0003",
                                "/nonsense")
                        .typed("application/yaml"),
                BadRequest.post(
                                "a wrong type",
                                OPERATOR,
                                "/v1/agents",
                                good.replace("agent_count: 1", "agent_count: one"),
                                422,
                                "AC-0003",
                                "/agent_count")
                        .typed("application/yaml"),
                BadRequest.post("over 1 MB", OPERATOR, "/v1/agents", "# " + large(), 413, "WEB-0003")
                        .typed("application/yaml"),
                BadRequest.post("plain text", OPERATOR, "/v1/agents", "hello", 415, "WEB-0009")
                        .typed("text/plain"));
    }

    /** Without a right to ask. */
    Stream<BadRequest> strangers() {
        var rows = new ArrayList<BadRequest>();
        var doors = Map.of(
                "/v1/agents", OPERATOR,
                "/v1/jobs", CUSTOMER,
                "/v1/approvals", GOVERNOR,
                "/v1/industries", CUSTOMER,
                "/v1/seeds", OPERATOR,
                "/v1/admin/dashboard", OPERATOR);
        for (var path : doors.keySet()) {
            rows.add(BadRequest.get("no token", NOBODY, path, 401, "WEB-0006"));
            rows.add(BadRequest.get("no token at all", NOBODY, path, 401, "WEB-0006")
                    .as("Bearer nonsense"));
            rows.add(BadRequest.get("an expired token", NOBODY, path, 401, "WEB-0006")
                    .as(tokens.expired()));
            rows.add(BadRequest.get("a forged token", NOBODY, path, 401, "WEB-0006")
                    .as(tokens.forged()));
            rows.add(BadRequest.get("an unsigned token", NOBODY, path, 401, "WEB-0006")
                    .as(tokens.unsigned()));
            rows.add(BadRequest.get("another issuer's token", NOBODY, path, 401, "WEB-0006")
                    .as(tokens.ofAnotherIssuer()));
            rows.add(BadRequest.get("an identity token", NOBODY, path, 401, "WEB-0006")
                    .as(tokens.identity()));
        }
        rows.add(BadRequest.post("a customer creates no agents", CUSTOMER, "/v1/agents", "{}", 403, "WEB-0007"));
        rows.add(BadRequest.post("an operator hires nobody", OPERATOR, "/v1/engagements", "{}", 403, "WEB-0007"));
        rows.add(BadRequest.post("an operator orders nothing", OPERATOR, "/v1/jobs", "{}", 403, "WEB-0007"));
        rows.add(BadRequest.get("a customer sees no approvals", CUSTOMER, "/v1/approvals", 403, "WEB-0007"));
        rows.add(BadRequest.get("a customer sees no seeds", CUSTOMER, "/v1/seeds", 403, "WEB-0007"));
        rows.add(BadRequest.get("a customer sees no dashboard", CUSTOMER, "/v1/admin/dashboard", 403, "WEB-0007"));
        rows.add(BadRequest.get(
                "a customer sees no workflow", CUSTOMER, "/v1/workflows/" + waiting.workflowId(), 403, "WEB-0007"));
        rows.add(BadRequest.post(
                "a customer decides nothing",
                CUSTOMER,
                "/v1/approvals/" + approval + "/decision",
                "{\"decision\": \"approve\", \"act_hash\": \"" + "0".repeat(64) + "\"}",
                403,
                "WEB-0007"));
        return rows.stream();
    }

    /** Ids of nothing, of no form, and of somebody else. */
    Stream<BadRequest> ids() {
        var rows = new ArrayList<BadRequest>();
        rows.add(BadRequest.get("unknown", OPERATOR, "/v1/agents/" + UNKNOWN, 404, "AC-0001"));
        rows.add(BadRequest.get("unknown", OPERATOR, "/v1/workflows/agent-creation-" + UNKNOWN + "-1", 404, "AC-0006"));
        rows.add(BadRequest.get("unknown", CUSTOMER, "/v1/engagements/" + UNKNOWN, 404, "EXE-0001"));
        rows.add(BadRequest.get("unknown", CUSTOMER, "/v1/jobs/" + UNKNOWN, 404, "EXE-0002"));
        rows.add(BadRequest.get("unknown", CUSTOMER, "/v1/deliverables/" + UNKNOWN, 404, "EXE-0003"));
        rows.add(BadRequest.get("unknown", CUSTOMER, "/v1/sandbox/posts/" + UNKNOWN, 404, "EXE-0004"));
        rows.add(BadRequest.get("unknown", GOVERNOR, "/v1/approvals/" + UNKNOWN, 404, "GOV-0001"));
        rows.add(BadRequest.get("unknown", CUSTOMER, "/v1/industries/nowhere", 404, "IK-0001"));
        rows.add(BadRequest.get("unknown", OPERATOR, "/v1/seeds/" + UNKNOWN, 404, "LRN-0001"));
        rows.add(BadRequest.get("unknown", OPERATOR, "/v1/admin/nowhere", 404, "WEB-0005"));
        rows.add(BadRequest.post(
                "an agent nobody knows",
                CUSTOMER,
                "/v1/engagements",
                "{\"agent_id\": \"" + UNKNOWN + "\"}",
                404,
                "EXE-0005"));
        for (var path : List.of("/v1/agents/", "/v1/seeds/")) {
            rows.add(BadRequest.get("no id", OPERATOR, path + "x'%20or%201=1", 404, "WEB-0005"));
        }
        rows.add(BadRequest.get("no id", GOVERNOR, "/v1/approvals/7", 404, "WEB-0005"));
        rows.add(BadRequest.get("somebody else's", OTHER_CUSTOMER, "/v1/engagements/" + engagement, 404, "EXE-0001"));
        rows.add(BadRequest.get("somebody else's", OTHER_CUSTOMER, "/v1/jobs/" + article, 404, "EXE-0002"));
        rows.add(BadRequest.get(
                "somebody else's", OTHER_CUSTOMER, "/v1/jobs/" + article + "/timeline", 404, "EXE-0002"));
        rows.add(BadRequest.get(
                "somebody else's",
                OTHER_CUSTOMER,
                origin.get(CUSTOMER, "/v1/jobs/" + article).text("/links/deliverable"),
                404,
                "EXE-0003"));
        rows.add(BadRequest.post(
                "work on somebody else's account",
                OTHER_CUSTOMER,
                "/v1/jobs",
                "{\"engagement_id\": \"" + engagement + "\", \"brief\": \"" + MainJob.BRIEF + "\"}",
                404,
                "EXE-0001"));
        rows.add(BadRequest.get(
                "a customer's Governor looks at the platform's",
                ENGAGEMENT_GOVERNOR,
                "/v1/approvals/" + approval,
                404,
                "GOV-0001"));
        rows.add(BadRequest.post(
                "an agent that is not active",
                CUSTOMER,
                "/v1/engagements",
                "{\"agent_id\": \"" + waiting.agentId() + "\"}",
                409,
                "EXE-0006"));
        return rows.stream();
    }

    /** Methods and addresses there are not. */
    Stream<BadRequest> methods() {
        return Stream.of(
                BadRequest.get("no such method", OPERATOR, "/v1/admin/dashboard", 405, "WEB-0008")
                        .method("DELETE"),
                BadRequest.get("no such method", OPERATOR, "/v1/seeds", 405, "WEB-0008")
                        .method("PUT"),
                BadRequest.get("nothing public", NOBODY, "/v1/nowhere", 404, "LOCAL-0404"),
                BadRequest.get("events are not public", NOBODY, "/events/AgentStateChanged", 404, "LOCAL-0404"),
                BadRequest.get(
                        "nor through a service",
                        NOBODY,
                        "/services/learning/events/AgentStateChanged",
                        404,
                        "LOCAL-0404"),
                BadRequest.get(
                        "metrics are not public", NOBODY, "/services/learning/actuator/prometheus", 404, "LOCAL-0404"),
                BadRequest.get("a question that is none", OPERATOR, "/v1/agents?limit=1000", 400, "WEB-0004"),
                BadRequest.get("a status nobody knows", OPERATOR, "/v1/seeds?status=x", 400, "LRN-0002"),
                BadRequest.get("a status nobody knows", GOVERNOR, "/v1/approvals?status=x", 400, "WEB-0004"));
    }

    @Test
    void thePathCannotClimbOutOfAService() {
        for (var path : List.of(
                "/services/learning/v3/api-docs/..%2f..%2fevents/AgentStateChanged",
                "/services/learning/swagger-ui/%2e%2e/events/AgentStateChanged",
                "/v1/agents/..;/..;/events/AgentStateChanged")) {
            assertThat(origin.exchange("POST", path, Map.of("Content-Type", "application/json"), "{}")
                            .status())
                    .as("%s: a 401 would be the endpoint of events itself", path)
                    .isIn(400, 404);
        }
    }

    @Test
    void ofManyDecisionsAtOnceOneCounts() throws Exception {
        var agent = job.submit(Examples.renamed(Examples.WRITER));
        var contested = job.awaitApprovalOf(agent);
        var hash = job.approval(GOVERNOR, contested).path("act_hash").asString();

        var proof = new StepUp(origin).proof(GOVERNOR, contested);

        List<Answer> answers;
        try (var people = Executors.newFixedThreadPool(8)) {
            var decisions = IntStream.range(0, 8)
                    .mapToObj(i -> people.submit(
                            () -> job.decide(GOVERNOR, contested, i % 2 == 0 ? "approve" : "deny", hash, proof)))
                    .toList();
            answers = new ArrayList<>();
            for (var decision : decisions) {
                answers.add(decision.get());
            }
        }

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(4);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(4);
        assertThat(job.awaitOutcome(agent.workflowId()).path("outcome").asString())
                .isIn("active", "denied");
    }

    @Test
    void nothingWasHalfDone() {
        var untouched = job.approval(GOVERNOR, approval);

        assertThat(untouched.path("status").asString()).isEqualTo("pending");
        assertThat(job.workflow(waiting.workflowId()).path("state").asString()).isEqualTo("governor_review");
    }

    private static void assertIsSafe(Answer answer) {
        assertThat(answer.isProblem()).as(answer.contentType()).isTrue();
        assertThat(answer.text("/type")).isEqualTo("urn:waooaw:error:" + answer.code());
        assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.text("/detail")).isNotBlank();
        if (!answer.code().startsWith("LOCAL-")) {
            assertThat(UUID.fromString(answer.text("/correlation_id"))).isNotNull();
            assertThat(answer.correlationId()).isEqualTo(answer.text("/correlation_id"));
        }
        assertThat(answer.body())
                .doesNotContain("Exception", "\tat ", "com.waooaw", "org.springframework", "tools.jackson", "select ");
    }

    private static String large() {
        return "\"" + "x".repeat(1_100_000) + "\"";
    }

    private static String aliases() {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            text.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1)));
        }
        return text.toString();
    }
}
