package com.waooaw.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.local.http.Json;
import com.waooaw.local.http.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./waooaw job} and {@code ./waooaw deliverable}, in front of a platform whose answers are written down here. */
class JobCommandsTests {

    private static final String DELIVERABLE = "0190163d-8694-739b-aea5-966c26f8ad90";

    @TempDir
    Path directory;

    @RegisterExtension
    final Platform platform = new Platform();

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
}
