package com.waooaw.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.local.http.Json;
import com.waooaw.local.http.Reply;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code ./waooaw approvals}, in front of a platform whose answers are written down here. */
class ApprovalCommandsTests {

    private static final String APPROVAL = """
            {"approval_id":"A1","display_id":"APPR-1","summary":"Publish it","status":"pending",
            "expires_at":"2026-11-22T00:00:00Z","action_type":"publish_content","act_hash":"ab12","risk_level":"low",
            "blast_radius":"low","reversible":true,"risks":["somebody reads it"],"findings":[],"act_json":"{}"}
            """;

    @RegisterExtension
    final Platform platform = new Platform();

    @Test
    void approvalsAreListedToTheLastPageOfEveryGovernor() throws IOException {
        platform.on(
                        "GET",
                        "/v1/approvals",
                        asked -> Reply.json(Json.read(
                                switch (asked.query().getOrDefault("cursor", "")) {
                                    case "" ->
                                        "{\"items\":[{\"approval_id\":\"A1\",\"summary\":\"one\"}],\"next_cursor\":\"t_1+\"}";
                                    case "t_1+" -> "{\"items\":[{\"approval_id\":\"A2\",\"summary\":\"two\"}]}";
                                    default -> "{\"items\":[]}";
                                })))
                .start();

        var ran = platform.run("approvals", "list", "--json");

        assertThat(ran.code()).isZero();
        assertThat(ran.json()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("approval_id").asString()))
                .containsExactly("A1", "A2");
        assertThat(platform.asked)
                .containsExactly(
                        "governor GET /v1/approvals?{status=pending}",
                        "governor GET /v1/approvals?{cursor=t_1+, status=pending}",
                        "engagement-governor GET /v1/approvals?{status=pending}",
                        "engagement-governor GET /v1/approvals?{cursor=t_1+, status=pending}");
    }

    @Test
    void nothingWaitingIsSaidSo() throws IOException {
        platform.on("GET", "/v1/approvals", "{\"items\":[]}").start();

        assertThat(platform.run("approvals", "list").out()).isEqualToNormalizingNewlines("Nothing pending.\n");
    }

    @Test
    void anApprovalIsShownToWhicheverGovernorMaySeeIt() throws IOException {
        seenByTheEngagementGovernor().start();

        var ran = platform.run("approvals", "show", "A1");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("APPR-1  Publish it")
                .contains("can be undone")
                .contains("somebody reads it");
        assertThat(platform.asked)
                .containsExactly("governor GET /v1/approvals/*", "engagement-governor GET /v1/approvals/*");
    }

    @Test
    void anApprovalOfNobodyIsAFailureWithARemedy() throws IOException {
        platform.on("GET", "/v1/approvals/*", _ -> Reply.problem(404, "GOV-0001", "there is no approval"))
                .start();

        var ran = platform.run("approvals", "show", "A9");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("there is no approval A9").contains("./waooaw approvals list");
    }

    @Test
    void aYesIsBoundToTheHashThatWasShown() throws IOException {
        seenByTheEngagementGovernor()
                .on("POST", "/v1/approvals/*/decision", "{\"status\":\"approved\"}")
                .start();

        var ran = platform.run("approvals", "approve", "A1", "--json");

        assertThat(ran.code()).isZero();
        assertThat(ran.json().path("status").asString()).isEqualTo("approved");
        assertThat(platform.asked.getLast()).isEqualTo("engagement-governor POST /v1/approvals/*/decision");
        assertThat(Json.read(platform.bodies.getLast()))
                .isEqualTo(Json.read("{\"decision\":\"approve\",\"act_hash\":\"ab12\"}"));
    }

    @Test
    void whereALoginIsNotEnoughACodeIsSentAndTheCommandSaysHowToGoOn() throws IOException {
        seenByTheEngagementGovernor()
                .on(
                        "POST",
                        "/v1/approvals/*/decision",
                        asked -> asked.body().contains("\"code\"")
                                ? Reply.json(Json.read("{\"status\":\"approved\"}"))
                                : Reply.problem(403, "GOV-0060", "more than a login"))
                .on(
                        "POST",
                        "/v1/approvals/*/step-ups",
                        "{\"channel\":\"email\",\"sent_to\":\"e@x\",\"number\":\"47\",\"expires_at\":\"T1\"}")
                .start();

        var sent = platform.run("approvals", "approve", "A1");
        var approved = platform.run("approvals", "approve", "A1", "--code", "12345678", "--number", "47");

        assertThat(sent.code()).isEqualTo(3);
        assertThat(sent.out())
                .contains("Nothing is decided yet")
                .contains("./waooaw approvals approve A1 --code CODE --number 47");
        assertThat(approved.code()).isZero();
        assertThat(Json.read(platform.bodies.getLast()))
                .isEqualTo(Json.read(
                        "{\"decision\":\"approve\",\"act_hash\":\"ab12\",\"code\":\"12345678\",\"number\":\"47\"}"));
    }

    @Test
    void aNoCarriesItsReasonAndAConflictIsAFailure() throws IOException {
        seenByTheEngagementGovernor()
                .on("POST", "/v1/approvals/*/decision", _ -> Reply.problem(409, "GOV-0002", "decided before"))
                .start();

        var ran = platform.run("approvals", "deny", "A1", "--reason", "too long");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("decided before (409, GOV-0002)");
        assertThat(Json.read(platform.bodies.getLast()).path("reason").asString())
                .isEqualTo("too long");
    }

    private Platform seenByTheEngagementGovernor() {
        return platform.on(
                "GET",
                "/v1/approvals/*",
                asked -> asked.headers().get("authorization").equals("Bearer engagement-governor")
                        ? Reply.json(Json.read(APPROVAL))
                        : Reply.problem(404, "GOV-0001", "there is no approval"));
    }
}
