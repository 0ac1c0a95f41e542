package com.waooaw.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.sample.Notes;
import com.waooaw.platform.sample.SampleTest;
import com.waooaw.platform.testkit.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service answers to whatever is thrown at it: a problem with a code, and nothing of its inside. */
@SampleTest
class BadInputIT {

    static final JsonMapper JSON = JsonMapper.builder().build();
    static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Notes notes;

    final UUID customer = UUID.randomUUID();
    final String token = TestTokens.of(customer, Role.CUSTOMER_USER);

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("not JSON", "{\"text\": \"a\"", 400, "WEB-0001", List.of()),
                Arguments.of("nothing", "", 400, "WEB-0001", List.of()),
                Arguments.of("two documents", "{\"text\":\"a\",\"priority\":1}{}", 422, "WEB-0002", null),
                Arguments.of(
                        "the same field twice",
                        "{\"text\":\"a\",\"text\":\"b\",\"priority\":1}",
                        400,
                        "WEB-0001",
                        List.of()),
                Arguments.of("nested too deep", "[".repeat(5000), 422, "WEB-0002", List.of("")),
                Arguments.of("null", "null", 400, "WEB-0001", List.of()),
                Arguments.of("an array", "[]", 422, "WEB-0002", List.of("")),
                Arguments.of(
                        "unknown field",
                        "{\"text\":\"a\",\"priority\":1,\"colour\":2}",
                        422,
                        "WEB-0002",
                        List.of("/colour")),
                Arguments.of(
                        "unknown field deep inside",
                        "{\"text\":\"a\",\"priority\":1,\"some_tags\":[{\"name\":\"x\"},{\"name\":\"y\",\"a/b\":1}]}",
                        422,
                        "WEB-0002",
                        List.of("/some_tags/1/a~1b")),
                Arguments.of("number for text", "{\"text\":7,\"priority\":1}", 422, "WEB-0002", List.of("/text")),
                Arguments.of(
                        "text for number",
                        "{\"text\":\"a\",\"priority\":\"1\"}",
                        422,
                        "WEB-0002",
                        List.of("/priority")),
                Arguments.of(
                        "fraction for integer",
                        "{\"text\":\"a\",\"priority\":1.5}",
                        422,
                        "WEB-0002",
                        List.of("/priority")),
                Arguments.of(
                        "object for list",
                        "{\"text\":\"a\",\"priority\":1,\"some_tags\":{}}",
                        422,
                        "WEB-0002",
                        List.of("/some_tags")),
                Arguments.of(
                        "number too large",
                        "{\"text\":\"a\",\"priority\":99999999999}",
                        422,
                        "WEB-0002",
                        List.of("/priority")),
                Arguments.of(
                        "several faults at once",
                        "{\"text\":\" \",\"priority\":9,\"some_tags\":[{\"name\":\"x\"},{\"name\":\"\"}]}",
                        422,
                        "WEB-0002",
                        List.of("/priority", "/some_tags/1/name", "/text")),
                Arguments.of("missing fields", "{}", 422, "WEB-0002", List.of("/priority", "/text")),
                Arguments.of(
                        "a character no text may hold",
                        "{\"text\":\"a\\u0000b\",\"priority\":1}",
                        422,
                        "WEB-0002",
                        null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aBadBodyIsAProblemThatSaysWhere(String name, String body, int status, String code, List<String> pointers)
            throws Exception {
        var problem = refused(post("/v1/notes", body).build(), status, code);
        if (pointers != null) {
            assertThat(problem.path("faults")
                            .valueStream()
                            .map(f -> f.path("pointer").asString()))
                    .containsExactlyInAnyOrderElementsOf(pointers);
        }
        assertThat(Tenancy.call(customer, notes::visible)).isEmpty();
    }

    @Test
    void aBodyAboveTheLimitIsRefusedWhetherItsLengthIsDeclaredOrNot() throws Exception {
        var large = "{\"priority\":1,\"text\":\"" + "x".repeat(1_048_576) + "\"}";
        refused(post("/v1/notes", large).build(), 413, "WEB-0003");
        refused(
                request("/v1/notes")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(large))) // chunked
                        .build(),
                413,
                "WEB-0003");
    }

    @Test
    void aBodyAtTheLimitIsRead() throws Exception {
        var frame = "{\"priority\":1,\"text\":\"\"}";
        var largest = "{\"priority\":1,\"text\":\"" + "y".repeat(1_048_576 - frame.length()) + "\"}";
        assertThat(send(post("/v1/notes", largest).build()).statusCode()).isEqualTo(201);
    }

    @Test
    void withoutAValidTokenNobodyIsAnswered() throws Exception {
        refused(at("/v1/notes").build(), 401, "WEB-0006");
        for (var bad : List.of(
                TestTokens.expired(Role.CUSTOMER_USER),
                TestTokens.forged(Role.CUSTOMER_USER),
                TestTokens.push(),
                TestTokens.idToken("somebody", TestTokens.CUSTOMER, "governance", "nonce", Role.CUSTOMER_USER),
                token.substring(0, token.lastIndexOf('.') + 1),
                "nonsense")) {
            var answer = send(
                    at("/v1/notes").header("Authorization", "Bearer " + bad).build());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            problem(answer, 401, "WEB-0006");
        }
    }

    @Test
    void aCustomersRoleWithoutACustomerIsNobodysRole() throws Exception {
        for (var role : List.of(Role.CUSTOMER_USER, Role.ENGAGEMENT_GOVERNOR)) {
            refused(
                    at("/v1/notes")
                            .header("Authorization", "Bearer " + TestTokens.as(role))
                            .build(),
                    401,
                    "WEB-0006");
        }
    }

    @Test
    void theWrongRoleIsForbiddenAndAMethodThatNamesNoneAnswersNobody() throws Exception {
        var admin = "Bearer " + TestTokens.as(Role.ADMIN);
        refused(at("/v1/notes").header("Authorization", admin).build(), 403, "WEB-0007");
        refused(at("/v1/nobody").header("Authorization", admin).build(), 403, "WEB-0007");
        refused(at("/v1/nobody").build(), 401, "WEB-0006");
    }

    @Test
    void aMethodTheResourceDoesNotHaveIsNamedAndTheOthersAreListed() throws Exception {
        var answer = send(request("/v1/notes").DELETE().build());
        problem(answer, 405, "WEB-0008");
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET", "POST");
    }

    @Test
    void aFormatTheResourceDoesNotSpeakIsRefused() throws Exception {
        refused(
                request("/v1/notes")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("hello"))
                        .build(),
                415,
                "WEB-0009");
        refused(request("/v1/notes").header("Accept", "image/png").build(), 406, "WEB-0010");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/*", "multipart/form-data", "multipart/form-data; boundary=x", "nonsense"})
    void aBodyOfATypeThatIsNoneIsRefused(String type) throws Exception {
        refused(
                request("/v1/notes")
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString("{\"text\":\"a\",\"priority\":1}"))
                        .build(),
                415,
                "WEB-0009");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ff%fe", "%ed%a0%80", "%c3"})
    void aQueryThatIsNoTextIsRefused(String value) throws Exception {
        refused(request("/v1/notes?limit=" + value).build(), 400, "WEB-0004");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/nothing",
                "/v1/notes/not-a-uuid",
                "/v1/notes/%20",
                "/v1/notes/0197a000-0000-7000-8000-00000000000g"
            })
    void anAddressThatNamesNothingIsNotFound(String path) throws Exception {
        refused(request(path).build(), 404, "WEB-0005");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/notes;a=b",
                "/v1//notes",
                "/v1/notes/..%2f..%2fetc",
                "/v1/%2e%2e/error",
                "/error",
                "/nowhere"
            })
    void anAddressNobodyHonestSendsIsAProblemToo(String path) throws Exception {
        var answer = send(request(path).build());
        assertThat(answer.statusCode()).isBetween(400, 404);
        problemOf(answer, answer.statusCode(), null);
    }

    @Test
    void aQueryParameterOfTheWrongTypeIsNamed() throws Exception {
        var problem = refused(request("/v1/notes?limit=many").build(), 400, "WEB-0004");
        assertThat(problem.path("detail").asString()).contains("limit");
    }

    @Test
    void aDefectShowsNothingOfTheInsideAndItsCorrelationIdFindsIt() throws Exception {
        var correlation = UUID.randomUUID().toString();
        var problem =
                refused(at("/v1/defect").header("X-Correlation-Id", correlation).build(), 500, "WEB-0014");
        assertThat(problem.path("correlation_id").asString()).isEqualTo(correlation);
    }

    @Test
    void aCorrelationIdIsTakenWhenItIsOneAndMadeWhenItIsNot() throws Exception {
        var id = UUID.randomUUID();
        var given = UUID.randomUUID().toString();
        var taken = send(at("/v1/notes/" + id).header("X-Correlation-Id", given).build());
        assertThat(taken.headers().firstValue("X-Correlation-Id")).hasValue(given);
        assertThat(taken.body()).contains(given);

        var made = send(at("/v1/notes/" + id)
                .header("X-Correlation-Id", "1-1-1-1-1; drop table")
                .build());
        assertThat(UUID.fromString(made.headers().firstValue("X-Correlation-Id").orElseThrow()))
                .isNotNull();
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpRequest.Builder request(String path) {
        return at(path).header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder post(String path, String body) {
        return request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private JsonNode refused(HttpRequest request, int status, String code) throws IOException, InterruptedException {
        return problem(send(request), status, code);
    }

    private static JsonNode problem(HttpResponse<String> answer, int status, String code) {
        var problem = problemOf(answer, status, code);
        assertThat(UUID.fromString(problem.path("correlation_id").asString())).isNotNull();
        assertThat(answer.headers().firstValue("X-Correlation-Id"))
                .hasValue(problem.path("correlation_id").asString());
        return problem;
    }

    /** Also for what the container refuses before a filter could give it a correlation id. */
    private static JsonNode problemOf(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).doesNotContain("Exception", "org.springframework", "com.waooaw", "\tat ", "secret");
        var problem = JSON.readTree(answer.body());
        var given = problem.path("code").asString();
        assertThat(given).matches("WEB-\\d{4}");
        if (code != null) {
            assertThat(given).isEqualTo(code);
        }
        assertThat(problem.path("type").asString()).isEqualTo("urn:waooaw:error:" + given);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        return problem;
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, BodyHandlers.ofString());
    }
}
