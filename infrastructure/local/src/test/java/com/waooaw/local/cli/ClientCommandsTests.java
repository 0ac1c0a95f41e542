package com.waooaw.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.local.TestPorts;
import com.waooaw.local.http.Json;
import com.waooaw.local.http.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that talk to the platform, in front of one whose answers are written down here. */
class ClientCommandsTests {

    private static final String DELIVERABLE = "0190163d-8694-739b-aea5-966c26f8ad90";

    private static final String APPROVAL = """
            {"approval_id":"A1","display_id":"APPR-1","summary":"Publish it","status":"pending",
            "expires_at":"2026-11-22T00:00:00Z","action_type":"publish_content","act_hash":"ab12","risk_level":"low",
            "blast_radius":"low","reversible":true,"risks":["somebody reads it"],"findings":[],"act_json":"{}"}
            """;

    @TempDir
    Path directory;

    private final Platform platform = new Platform();

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void aBlueprintIsSubmittedAndWatchedUntilAHumanIsAsked() throws IOException {
        platform.on("POST", "/v1/agents", """
                        {"agent_id":"G1","workflow_id":"W1","agents":[{"agent_id":"G1","agent_name":"Writer"}]}""").on("GET", "/v1/workflows/*", """
                        {"state":"waiting","stages":[{"stage":"genesis","status":"passed"}],"findings":[],
                        "waiting_for":{"what":"governor_decision","approval_id":"A1","address":"http://x/approvals/A1"}}
                        """).start();

        var ran = platform.run("agent", "create", blueprint("writer.yaml"), "--json");

        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.json().path("agent_id").asString()).isEqualTo("G1");
        assertThat(ran.json().at("/workflow/waiting_for/approval_id").asString())
                .isEqualTo("A1");
        assertThat(platform.asked).containsExactly("operator POST /v1/agents", "operator GET /v1/workflows/*");
        assertThat(platform.bodies.getFirst()).isEqualTo("agent_name: Writer\n");
    }

    @Test
    void aRefusedBlueprintIsExitCode1WithItsFindings() throws IOException {
        platform.on("POST", "/v1/agents", "{\"agent_id\":\"G1\",\"workflow_id\":\"W1\",\"agents\":[]}")
                .on("GET", "/v1/workflows/*", """
                        {"state":"ended","outcome":"refused","stages":[],"waiting_for":{},
                        "findings":[{"code":"G-03","pointer":"/tools","message":"is not allowed"}]}""")
                .start();

        var ran = platform.run("agent", "create", blueprint("writer.yaml"));

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("G-03 /tools: is not allowed").contains("It ended: refused");
    }

    @Test
    void aProblemIsShownInWordsWithEveryFault() throws IOException {
        platform.on("POST", "/v1/agents", _ -> {
                    var problem = Reply.problemOf(422, "AC-0002", "the blueprint has faults");
                    problem.put(
                            "faults",
                            List.of(
                                    Map.of("pointer", "/budget", "message", "is missing"),
                                    Map.of("pointer", "/tools/0", "message", "is unknown")));
                    return new Reply(422, "application/problem+json", Json.write(problem), Map.of());
                })
                .start();

        var ran = platform.run("agent", "create", blueprint("writer.yaml"), "--json");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isEqualToNormalizingNewlines("""
                waooaw: the blueprint has faults (422, AC-0002)
                  /budget: is missing
                  /tools/0: is unknown
                """);
    }

    @Test
    void aMissingFileIsSaidSo() throws IOException {
        platform.start();

        var ran = platform.run("agent", "create", directory.resolve("none.yaml").toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("none.yaml").doesNotContain("\tat ");
    }

    @Test
    void anAgentIsShownWithHowItsCreationGoes() throws IOException {
        platform.on("GET", "/v1/agents/*", """
                        {"display_id":"AGT-1","agent_name":"Writer","state":"active","purpose":"Writes."}""")
                .on("GET", "/v1/workflows/*", """
                        {"state":"ended","stages":[{"stage":"genesis","actor":"genesis","status":"passed"}],"percent":100}""")
                .start();

        var ran = platform.run("agent", "show", "G1");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("AGT-1  Writer  (active)")
                .contains("genesis passed")
                .contains("100 %");
        assertThat(platform.run("agent", "show", "G1", "--json")
                        .json()
                        .at("/agent/state")
                        .asString())
                .isEqualTo("active");
    }

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

    @Test
    void aJobStartsATrialWhereThereIsNoneAndStopsWhereAHumanIsAsked() throws IOException {
        platform.on("GET", "/v1/engagements", """
                        {"items":[{"agent_id":"other","state":"trial_active","engagement_id":"E0"}]}""")
                .on("POST", "/v1/engagements", "{\"engagement_id\":\"E1\",\"trial_ends_at\":\"2026-11-28T00:00:00Z\"}")
                .on("POST", "/v1/jobs", "{\"job_id\":\"J1\",\"state\":\"queued\"}")
                .on("GET", "/v1/jobs/*", """
                        {"state":"waiting_approval","skill_runs":[{"kind":"draft","state":"completed"}],
                        "waits_for":{"page":"http://x/approvals/A1","approval_id":"A1"}}""")
                .start();

        var ran = platform.run("job", "run", "--agent", "G1", "about asthma");

        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out())
                .contains("Started a trial: engagement E1")
                .contains("waiting_approval: draft completed")
                .contains("./waooaw approvals approve A1");
        assertThat(Json.read(platform.bodies.get(2)))
                .isEqualTo(Json.read("{\"engagement_id\":\"E1\",\"brief\":\"about asthma\"}"));
    }

    @Test
    void aJobIsWatchedToItsEnd() throws IOException {
        var looks = new AtomicInteger();
        platform.on(
                        "GET",
                        "/v1/jobs/*",
                        _ -> Reply.json(
                                Json.read(
                                        looks.incrementAndGet() < 3
                                                ? "{\"state\":\"waiting_approval\"}"
                                                : "{\"state\":\"completed\",\"outcome\":\"succeeded\",\"links\":{\"deliverable\":\"/v1/deliverables/D1\"}}")))
                .start();

        var ran = platform.run("job", "watch", "J1");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Completed: succeeded").contains("./waooaw deliverable get D1");
    }

    @Test
    void aFailedJobIsExitCode1() throws IOException {
        platform.on("GET", "/v1/jobs/*", """
                        {"state":"failed","failure":{"code":"EXE-0019","detail":"claims do not hold"}}""").start();

        assertThat(platform.run("job", "watch", "J1").code()).isEqualTo(1);
        var json = platform.run("job", "watch", "J1", "--json");
        assertThat(json.code()).isEqualTo(1);
        assertThat(json.json().at("/failure/code").asString()).isEqualTo("EXE-0019");
    }

    @Test
    void aDeliverableIsReadAsMarkdownOrJsonOrIntoAFile() throws IOException {
        platform.on(
                        "GET",
                        "/v1/deliverables/*",
                        asked -> asked.headers().get("accept").equals("text/markdown")
                                ? new Reply(200, "text/markdown", "# Asthma", Map.of())
                                : Reply.json(Map.of("title", "Asthma")))
                .start();
        var file = directory.resolve("article.md");

        assertThat(platform.run("deliverable", "get", DELIVERABLE).out()).isEqualToNormalizingNewlines("# Asthma\n");
        assertThat(platform.run("deliverable", "get", DELIVERABLE, "--json")
                        .json()
                        .path("title")
                        .asString())
                .isEqualTo("Asthma");
        assertThat(platform.run("deliverable", "get", DELIVERABLE, "-o", file.toString())
                        .code())
                .isZero();
        assertThat(file).hasContent("# Asthma");
    }

    @Test
    void aJobInPlaceOfADeliverableIsCalledAJobAndItsDeliverableIsNamed() throws IOException {
        platform.on("GET", "/v1/deliverables/*", _ -> Reply.problem(404, "EXE-0004", "there is no deliverable"))
                .on("GET", "/v1/jobs/*", """
                        {"state":"completed","links":{"deliverable":"/v1/deliverables/D7"}}""")
                .start();

        var ran = platform.run("deliverable", "get", DELIVERABLE);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains(DELIVERABLE + " is a job, not a deliverable")
                .contains("./waooaw deliverable get D7");
    }

    @Test
    void aJobWithoutADeliverableIsShownHowToBeWatched() throws IOException {
        platform.on("GET", "/v1/deliverables/*", _ -> Reply.problem(404, "EXE-0004", "there is no deliverable"))
                .on("GET", "/v1/jobs/*", "{\"state\":\"waiting_approval\",\"links\":{}}")
                .start();

        assertThat(platform.run("deliverable", "get", DELIVERABLE).err())
                .contains("It is waiting_approval and has none yet: ./waooaw job watch " + DELIVERABLE);
    }

    @Test
    void neitherJobNorDeliverableIsJustNotThere() throws IOException {
        platform.on("GET", "/v1/deliverables/*", _ -> Reply.problem(404, "EXE-0004", "there is no deliverable"))
                .on("GET", "/v1/jobs/*", _ -> Reply.problem(404, "EXE-0002", "there is no job"))
                .start();

        assertThat(platform.run("deliverable", "get", DELIVERABLE).err()).contains("there is no deliverable");
    }

    @Test
    void whatIsNoIdIsNotAskedFor() throws IOException {
        platform.start();

        var ran = platform.run("deliverable", "get", "nonsense");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("nonsense is not the id of anything");
        assertThat(platform.asked).isEmpty();
    }

    @Test
    void helpIsACommandToo() throws IOException {
        platform.start();

        var help = Platform.ran("help");

        assertThat(help.code()).isZero();
        assertThat(help.out())
                .isEqualTo(Platform.ran("--help").out())
                .contains("./waooaw test", "./waooaw build --aot", "./waooaw bench NAME");
        assertThat(Platform.ran("help", "status").out())
                .isEqualTo(Platform.ran("status", "--help").out());
    }

    @Test
    void anAnswerThatIsNoProblemIsStillSaidInWords() throws IOException {
        platform.on("GET", "/v1/jobs/*", _ -> new Reply(502, "text/html", "<html>", Map.of()))
                .start();

        var ran = platform.run("job", "watch", "J1");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("GET /v1/jobs/J1 was answered 502").doesNotContain("\tat ");
    }

    @Test
    void whereNobodyAnswersTheAddressIsNamed() throws IOException {
        platform.start();
        var nobody = "http://localhost:" + TestPorts.free();

        var ran = Platform.ran("job", "watch", "J1", "--base-url", nobody);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains(nobody).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent create",
                "agent show",
                "approvals show",
                "approvals approve",
                "approvals deny A1",
                "job run about-asthma",
                "job watch",
                "deliverable get",
                "approvals perhaps",
                "job watch J1 --no-such-option"
            })
    void wrongUseIsExitCode2AndSaysWhatIsMissing(String line) throws IOException {
        platform.start();

        var ran = platform.run(line.split(" ", -1));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).containsAnyOf("Missing required", "Unmatched argument", "Unknown option");
        assertThat(platform.asked).isEmpty();
    }

    private Platform seenByTheEngagementGovernor() {
        return platform.on(
                "GET",
                "/v1/approvals/*",
                asked -> asked.headers().get("authorization").equals("Bearer engagement-governor")
                        ? Reply.json(Json.read(APPROVAL))
                        : Reply.problem(404, "GOV-0001", "there is no approval"));
    }

    private String blueprint(String name) throws IOException {
        return Files.writeString(directory.resolve(name), "agent_name: Writer\n")
                .toString();
    }
}
