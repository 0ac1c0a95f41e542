package com.waooaw.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What an author of a refused blueprint types, in front of a platform whose answers are written down here. */
class AgentRevisionCommandsTests {

    @TempDir
    Path directory;

    @RegisterExtension
    final Platform platform = new Platform();

    @Test
    void aMendedBlueprintShowsWhatItChanged() throws IOException {
        platform.on("POST", "/v1/workflows/*/blueprint", "{\"round\":2,\"rounds_allowed\":3}")
                .on("GET", "/v1/workflows/*", """
                        {"state":"specified","outcome":"refused","stages":[],"waiting_for":{},"rounds":[{"round":1},
                        {"round":2,"changes":{"mended":[{"code":"G-10","pointer":"/requires_manager","message":"a"}],
                        "still_open":[{"code":"V-03","pointer":"/x","message":"b"}],
                        "new":[{"code":"V-01","pointer":"/y","message":"c"}]}}]}""")
                .start();
        var file = Files.writeString(directory.resolve("writer.yaml"), "agent_name: Writer\n");

        var ran = platform.run("agent", "revise", "G1", file.toString());

        assertThat(ran.code()).isOne();
        assertThat(ran.out())
                .contains("Round 2 of 3")
                .contains("mended: G-10 /requires_manager: a")
                .contains("still open: V-03")
                .contains("new: V-01");
    }

    @Test
    void anAgentIsTakenBack() throws IOException {
        platform.on("POST", "/v1/workflows/*/withdraw", "{\"agent_name\":\"Writer\",\"outcome\":\"withdrawn\"}")
                .start();

        var ran = platform.run("agent", "withdraw", "G1");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Writer: withdrawn");
    }
}
