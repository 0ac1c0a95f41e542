package com.waooaw.industryknowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.knowledge.KnowledgeActivities;
import com.waooaw.activities.knowledge.KnowledgeActivities.SearchRequest;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.contracts.governance.AuditAppended;
import com.waooaw.contracts.industryknowledge.IndustryAdded;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.EventPush;
import com.waooaw.platform.testkit.OpenApiSnapshot;
import com.waooaw.platform.testkit.RecordingCarrier;
import com.waooaw.platform.testkit.ServiceTest;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import io.temporal.failure.ApplicationFailure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest("industry-knowledge")
class IndustryKnowledgeServiceIT {

    @Autowired
    RestTestClient client;

    @Autowired
    EventPush push;

    @Autowired
    RecordingCarrier carrier;

    @Autowired
    KnowledgeActivities activities;

    @Autowired
    ApplicationRunner firstStart;

    @Autowired
    ApplicationArguments arguments;

    @Autowired
    JdbcClient jdbc;

    @Test
    void firstStartRegistersFiveIndustriesAndSaysWhoCertifiedThem() {
        var industries = get("/v1/industries", TestTokens.as(Role.ADMIN)).path("items");

        var starters = industries
                .valueStream()
                .filter(i -> !i.path("industry_id").asString().startsWith("test-"))
                .toList();
        assertThat(starters)
                .extracting(i -> i.path("industry_id").asString())
                .containsExactly("education", "finance", "healthcare", "marketing", "sales");
        assertThat(starters)
                .allSatisfy(i -> assertThat(i.path("certified_by").asString()).isEqualTo("bootstrap"))
                .allSatisfy(i -> assertThat(i.path("answers_questions").asBoolean())
                        .isEqualTo(i.path("industry_id").asString().equals("healthcare")));
    }

    @Test
    void healthcareWentThroughItsLifeStepByStepAndEveryStepWasTold() {
        var healthcare = get("/v1/industries/healthcare", TestTokens.as(Role.VIEWER));

        assertThat(healthcare.path("corpus_version").asString()).matches("[0-9a-f]{16}");
        assertThat(healthcare
                        .path("regulations")
                        .valueStream()
                        .map(r -> r.path("name").asString()))
                .containsExactly("HIPAA", "FDA", "FTC");
        assertThat(healthcare
                        .path("history")
                        .valueStream()
                        .limit(3)
                        .map(h -> h.path("to").asString()))
                .containsExactly("draft", "embeddings_generating", "agents_pending");
        await().untilAsserted(() -> assertThat(carrier.payloads(IndustryAdded.class).stream()
                        .filter(e -> e.industryId().equals("healthcare"))
                        .limit(3)
                        .map(e -> e.previousState() + ">" + e.state() + " " + e.embeddingsReady()))
                .containsExactly(
                        "null>draft false",
                        "draft>embeddings_generating false",
                        "embeddings_generating>agents_pending true"));
    }

    @Test
    void aSecondStartEmbedsNothingAgainAndTellsNothingTwice() throws Exception {
        var vectorsBefore = count("select count(*) from chunk_vector");
        var historyBefore = count("select count(*) from industry_state_history");

        firstStart.run(arguments);

        assertThat(count("select count(*) from chunk_vector")).isEqualTo(vectorsBefore);
        assertThat(count("select count(*) from industry_state_history")).isEqualTo(historyBefore);
        assertThat(count("select count(*) from corpus where collection in ('constitution', 'healthcare')"))
                .isEqualTo(2);
    }

    @Test
    void theFirstActiveAgentMakesItsIndustryActive() {
        push.deliver(agentBecame(AgentState.DEPLOYING, "healthcare"), Cause.root(UUID.randomUUID()), null);
        push.deliver(agentBecame(AgentState.ACTIVE, "healthcare"), Cause.root(UUID.randomUUID()), null);
        push.deliver(agentBecame(AgentState.ACTIVE, "healthcare"), Cause.root(UUID.randomUUID()), null);
        push.deliver(agentBecame(AgentState.ACTIVE, "education"), Cause.root(UUID.randomUUID()), null);
        push.deliver(agentBecame(AgentState.ACTIVE, "no-such-industry"), Cause.root(UUID.randomUUID()), null);

        var healthcare = get("/v1/industries/healthcare", TestTokens.as(Role.ADMIN));
        assertThat(healthcare.path("state").asString()).isEqualTo("active");
        assertThat(healthcare
                        .path("history")
                        .valueStream()
                        .map(h -> h.path("to").asString()))
                .containsExactly("draft", "embeddings_generating", "agents_pending", "active");
        assertThat(get("/v1/industries/education", TestTokens.as(Role.ADMIN))
                        .path("state")
                        .asString())
                .isEqualTo("draft");
    }

    @Test
    void aQuestionIsAnsweredWithSourcesCostAndWhatAnswered() {
        var answer = post(
                "/v1/knowledge/query",
                Map.of("industry", "healthcare", "text", "How do I treat low blood sugar?", "limit", 3),
                TestTokens.of(TestTokens.CUSTOMER, Role.CUSTOMER_USER));

        var best = answer.path("passages").path(0);
        assertThat(best.path("passage_id").asString()).isEqualTo("HC-DM2-007");
        assertThat(best.path("address").asString()).startsWith("https://www.niddk.nih.gov/");
        assertThat(best.path("verified_by").asString()).isEqualTo("text");
        assertThat(best.path("text").asString()).contains("15 grams");
        assertThat(answer.path("passages").size()).isEqualTo(3);
        assertThat(answer.path("confidence").asString()).isEqualTo("high");
        assertThat(answer.path("cost_usd").decimalValue()).isEqualByComparingTo("0.001");
        assertThat(answer.path("answered_by").asString()).isEqualTo("minilm+hnsw");
        assertThat(answer.path("model_version").asString()).startsWith("all-MiniLM-L6-v2:int8-");
    }

    @Test
    void aQuestionAboutSomethingElseFindsNothingAndSaysItIsNotSure() {
        var answer = post(
                "/v1/knowledge/query",
                Map.of("industry", "healthcare", "text", "How do I tune a guitar?"),
                TestTokens.as(Role.ADMIN));

        assertThat(answer.path("passages").size()).isZero();
        assertThat(answer.path("confidence").asString()).isEqualTo("low");
    }

    @Test
    void anyTextIsAQuestion() {
        for (var text : List.of("\0", "🙂", "' or 1=1; --", "\ud83d", "血糖", "???", "x".repeat(2000))) {
            assertThat(post(
                                    "/v1/knowledge/query",
                                    Map.of("industry", "healthcare", "text", text),
                                    TestTokens.as(Role.ADMIN))
                            .path("query_id")
                            .asString())
                    .as(text)
                    .isNotBlank();
        }
    }

    @Test
    void anUnknownIndustryAndOneWithoutACorpusAreProblemsOfTheirOwn() {
        problem(Map.of("industry", "crypto", "text", "hello"), 404, "IK-0001");
        problem(Map.of("industry", "\0", "text", "hello"), 404, "IK-0001");
        problem(Map.of("industry", "finance", "text", "hello"), 409, "IK-0002");
    }

    @Test
    void aBadQuestionIsToldEverythingThatIsWrong() {
        var problem = problem(Map.of("industry", "", "text", "x".repeat(2001), "limit", 51), 422, "WEB-0002");

        assertThat(problem.path("faults")
                        .valueStream()
                        .map(f -> f.path("pointer").asString()))
                .containsExactlyInAnyOrder("/industry", "/text", "/limit");
        problem(Map.of("industry", "healthcare"), 422, "WEB-0002");
        problem(Map.of("industry", "healthcare", "text", "a", "colour", "red"), 422, "WEB-0002");
        problem(Map.of("industry", "healthcare", "text", 7), 422, "WEB-0002");
    }

    @Test
    void withoutATokenNobodyIsAnswered() {
        for (var path : List.of("/v1/industries", "/v1/industries/healthcare", "/v1/constitution/chunks")) {
            client.get()
                    .uri(path)
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("WEB-0006");
        }
    }

    @Test
    void theWorkflowsQueryIsChargedOnceByItsId() {
        var request = new SearchRequest(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "healthcare",
                "foot care for people with diabetes",
                5,
                Cause.root(UUID.randomUUID()));

        var first = activities.search(request);
        var again = activities.search(request);

        assertThat(first.passages().getFirst().passageId()).isEqualTo("HC-DM2-013");
        assertThat(first.passages().getFirst().verifiedBy()).isEqualTo("text");
        assertThat(first.costUsd()).isEqualByComparingTo("0.001");
        assertThat(again.passages()).isEqualTo(first.passages());
        assertThat(jdbc.sql("select sum(cost_usd) from query_ledger where agent_id = :agent")
                        .param("agent", request.agentId())
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("0.001");
    }

    @Test
    void theWorkflowIsToldTheSameErrorCodesAndNotToTryAgain() {
        var request = new SearchRequest(
                UUID.randomUUID(), UUID.randomUUID(), "crypto", "x", 5, Cause.root(UUID.randomUUID()));

        assertThatExceptionOfType(ApplicationFailure.class)
                .isThrownBy(() -> activities.search(request))
                .satisfies(e -> assertThat(e.getType()).isEqualTo("IK-0001"))
                .satisfies(e -> assertThat(e.isNonRetryable()).isTrue());
    }

    @Test
    void certificationReadsTheArtefactsThatAreReallyThere() {
        var facts = activities.industries(List.of("healthcare", "finance", "crypto"));

        assertThat(facts).hasSize(2);
        assertThat(facts.get(0).embeddings()).containsExactly("healthcare-v1");
        assertThat(facts.get(0).terminology()).containsExactly("healthcare-terms-v1");
        assertThat(facts.get(0).regulations()).containsExactly("HIPAA", "FDA", "FTC");
        assertThat(facts.get(0).certifiedBy()).isEqualTo("bootstrap");
        assertThat(facts.get(1).state()).isEqualTo("draft");
        assertThat(facts.get(1).embeddings()).isEmpty();
    }

    @Test
    void theConstitutionCanBeReadAndAsked() {
        var chunks = get("/v1/constitution/chunks", TestTokens.as(Role.SERVICE));
        var answer = post(
                "/v1/constitution/query",
                Map.of("text", "May I publish external content without approval?"),
                TestTokens.as(Role.SERVICE));

        assertThat(chunks.path("constitution_version").asString()).isEqualTo("1.2");
        assertThat(chunks.path("items").size()).isEqualTo(32);
        assertThat(answer.path("chunks").path(0).path("chunk_id").asString()).isEqualTo("CON-L0-05");
        assertThat(answer.path("confidence").asString()).isNotEqualTo("low");
        assertThat(answer.path("cost_usd").decimalValue()).isEqualByComparingTo("0.001");
    }

    @Test
    void evidenceIsNumberedWithoutGapsAlsoWhenManyAskAtOnce() throws Exception {
        var tasks = new ArrayList<Callable<Object>>();
        for (int i = 0; i < 12; i++) {
            tasks.add(() -> activities.search(new SearchRequest(
                    UUID.randomUUID(), UUID.randomUUID(), "healthcare", "insulin", 1, Cause.root(UUID.randomUUID()))));
        }
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : pool.invokeAll(tasks)) {
                done.get();
            }
        }

        var numbers = jdbc.sql("select number from audit_entry order by number")
                .query(Long.class)
                .list();
        assertThat(numbers)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, numbers.size()).boxed().toList());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                carrier.payloads(AuditAppended.class).stream().map(AuditAppended::number))
                        .containsAll(numbers));
    }

    @Test
    void evidenceCannotBeChanged() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        jdbc.sql("update audit_entry set result = 'failed'").update())
                .withMessageContaining("append-only");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("delete from audit_entry").update())
                .withMessageContaining("append-only");
    }

    @Test
    void theApiIsTheOneThatWasCommitted() {
        OpenApiSnapshot.verify("industry-knowledge", client);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static AgentStateChanged agentBecame(AgentState state, String industry) {
        return new AgentStateChanged(
                UUID.randomUUID(),
                "AGT-WRITER-HC-001",
                "Writer",
                industry,
                "JOB-HC-001",
                AgentState.DEPLOYING,
                state,
                TestTime.clock().instant(),
                "1.0.0",
                null,
                null);
    }

    private JsonNode get(String path, String token) {
        return Objects.requireNonNull(client.get()
                .uri(path)
                .headers(h -> h.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    private JsonNode post(String path, Map<String, Object> body, String token) {
        return Objects.requireNonNull(client.post()
                .uri(path)
                .headers(h -> h.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    private JsonNode problem(Map<String, Object> body, int status, String code) {
        var problem = Objects.requireNonNull(client.post()
                .uri("/v1/knowledge/query")
                .headers(h -> h.setBearerAuth(TestTokens.as(Role.ADMIN)))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        assertThat(problem.path("code").asString()).isEqualTo(code);
        return problem;
    }
}
