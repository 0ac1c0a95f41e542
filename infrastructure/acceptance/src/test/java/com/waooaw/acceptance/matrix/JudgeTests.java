package com.waooaw.acceptance.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.acceptance.matrix.ApiDocument.Operation;
import com.waooaw.acceptance.matrix.MatrixCase.Expectation;
import com.waooaw.acceptance.matrix.RawClient.Response;
import com.waooaw.local.issuer.LocalPeople;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A judge who finds nothing is only worth something if it finds what is there. */
class JudgeTests {

    private static final String PROBLEM = "application/problem+json";
    private static final String SECRET = "0197a000-0000-7000-8000-000000000007";
    private static final String ASKED_FOR = "0197a000-0000-7000-8000-000000000008";
    private static final Operation OPERATION = new Operation(
            "sample",
            "",
            "GET",
            "/v1/things/{thingId}",
            List.of(),
            Map.of(),
            Map.of("200", Set.of("application/json"), "400", Set.of(PROBLEM), "404", Set.of(PROBLEM)),
            Set.of("CUSTOMER_USER"),
            false);
    private static final Caller STRANGER =
            new Caller("a stranger", "CUSTOMER_USER", LocalPeople.OTHER_CUSTOMER, "Bearer x");

    private final Judge judge = new Judge(
            "| `WEB-0004` | `parameter_invalid` | 400 | no | x |\n| `WEB-0005` | `no` | 404 | no | x |",
            Set.of(SECRET, ASKED_FOR),
            Set.of(ASKED_FOR));

    @Test
    void aProperRefusalIsFine() {
        assertThat(faults(Expectation.REFUSED, problem(400, "WEB-0004", "the parameter limit has the wrong type")))
                .isEmpty();
    }

    @Test
    void aProperAnswerIsFine() {
        assertThat(faults(Expectation.SHOWN, new Response(200, "application/json", "", "{\"items\":[]}")))
                .isEmpty();
    }

    @Test
    void anAnswerWithoutContentHasNone() {
        var ending = new Operation(
                "governance",
                "",
                "DELETE",
                "/v1/thing",
                List.of(),
                Map.of(),
                Map.of("204", Set.of()),
                Set.of("PLATFORM_GOVERNOR"),
                false);
        var sent = new MatrixCase(ending, "x", STRANGER, "/v1/thing", List.of(), new byte[0], Expectation.ADMITTED);

        assertThat(judge.faults(sent, new Response(204, "", "", ""))).isEmpty();
        assertThat(judge.faults(sent, new Response(204, "", "", "gone")))
                .containsExactly("the document lists no content for 204");
    }

    @Test
    void a500IsNever() {
        for (var expected : Expectation.values()) {
            assertThat(faults(expected, problem(500, "WEB-0014", "broken")))
                    .contains("5xx is our fault, never the sender's");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.IllegalStateException: no",
                "at\n\tat com.waooaw.Thing.do(Thing.java:7)",
                "com.waooaw.platform.web.Caller",
                "from `StreamReadConstraints.getMaxNestingDepth()`",
                "select id from agents where id = ?",
                "SQLSTATE 22021",
                "Caused by: nothing",
                "<html><body>Apache Tomcat</body></html>"
            })
    void theInsideIsSeen(String detail) {
        assertThat(faults(Expectation.REFUSED, problem(400, "WEB-0004", detail)))
                .anyMatch(fault -> fault.startsWith("shows its inside"));
    }

    @Test
    void whatIsAnotherCustomersIsSeenWhereverItIs() {
        var shown = "{\"items\":[{\"job_id\":\"" + SECRET + "\"}]}";
        assertThat(faults(Expectation.HARMLESS, new Response(200, "application/json", "", shown)))
                .containsExactly("shows " + SECRET + " of another customer");
        assertThat(faults(Expectation.HARMLESS, problem(404, "WEB-0005", "it is at " + SECRET)))
                .containsExactly("shows " + SECRET + " of another customer");
    }

    @Test
    void theAuditLogAloneMayShowAStrangerWhatThatStrangerAskedFor() {
        var log = new Operation(
                "governance",
                "",
                "GET",
                "/v1/audit/events",
                List.of(),
                Map.of(),
                Map.of("200", Set.of("application/json")),
                Set.of("CUSTOMER_USER"),
                false);
        var sent = new MatrixCase(log, "x", STRANGER, "/v1/audit/events", List.of(), new byte[0], Expectation.HARMLESS);
        var theirs = new Response(200, "application/json", "", "{\"subject_id\":\"" + ASKED_FOR + "\"}");

        assertThat(judge.faults(sent, theirs)).isEmpty();
        assertThat(judge.faults(sent, new Response(200, "application/json", "", SECRET)))
                .containsExactly("shows " + SECRET + " of another customer");
        assertThat(faults(Expectation.HARMLESS, theirs)).containsExactly("shows " + ASKED_FOR + " of another customer");
    }

    @Test
    void whatWasSentMayComeBack() {
        var sent = new MatrixCase(
                OPERATION, "x", STRANGER, "/v1/things/" + SECRET, List.of(), new byte[0], Expectation.HIDDEN);
        assertThat(judge.faults(sent, problem(404, "WEB-0005", "no thing " + SECRET)))
                .isEmpty();
    }

    @Test
    void whatIsNoProblemIsSeen() {
        assertThat(faults(Expectation.REFUSED, new Response(400, "text/html", "", "no")))
                .containsExactly("is text/html and not a problem");
        assertThat(faults(Expectation.REFUSED, new Response(400, PROBLEM, "", "no")))
                .isNotEmpty();
    }

    @Test
    void aCodeNobodyKnowsAndOneOfAnotherStatusAreSeen() {
        assertThat(faults(Expectation.REFUSED, problem(400, "WEB-9999", "no")))
                .containsExactly("the reference does not know the code WEB-9999");
        assertThat(faults(Expectation.REFUSED, problem(404, "WEB-0004", "no")))
                .containsExactly("the reference says 400 for WEB-0004");
    }

    @Test
    void aStatusTheDocumentDoesNotListIsSeen() {
        assertThat(faults(Expectation.SHOWN, new Response(201, "application/json", "", "{}")))
                .containsExactly("the document does not list 201");
        assertThat(faults(Expectation.SHOWN, new Response(200, "text/plain", "", "{}")))
                .containsExactly("the document does not list text/plain for 200");
        assertThat(faults(Expectation.REFUSED, problem(403, "WEB-0004", "no")))
                .contains("the document does not list a problem for 403");
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSED, 200",
        "UNAUTHENTICATED, 404",
        "FORBIDDEN, 404",
        "FORBIDDEN, 200",
        "ADMITTED, 401",
        "ADMITTED, 403",
        "HIDDEN, 200",
        "HIDDEN, 400",
        "SHOWN, 404",
        "HARMLESS, 302"
    })
    void anotherAnswerThanIsDueIsSeen(Expectation expected, int status) {
        assertThat(faults(expected, problem(status, "WEB-0004", "no")))
                .contains("answered " + status + " where " + expected + " was due");
    }

    private List<String> faults(Expectation expected, Response answer) {
        return judge.faults(
                new MatrixCase(OPERATION, "x", STRANGER, "/v1/things/7", List.of(), new byte[0], expected), answer);
    }

    private static Response problem(int status, String code, String detail) {
        return new Response(
                status,
                PROBLEM,
                "",
                com.waooaw.local.http.Json.write(Map.of(
                        "type", "urn:waooaw:error:" + code,
                        "title", "no",
                        "status", status,
                        "detail", detail,
                        "code", code)));
    }
}
