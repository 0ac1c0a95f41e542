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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that talk to the platform, in front of one whose answers are written down here: agents, and what all have in common. */
class ClientCommandsTests {

    @TempDir
    Path directory;

    @RegisterExtension
    final Platform platform = new Platform();

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

    private String blueprint(String name) throws IOException {
        return Files.writeString(directory.resolve(name), "agent_name: Writer\n")
                .toString();
    }
}
