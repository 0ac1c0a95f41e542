package com.waooaw.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.local.TestPorts;
import com.waooaw.local.client.Api;
import com.waooaw.local.http.Json;
import com.waooaw.local.infrastructure.InfrastructureFile;
import com.waooaw.local.stack.StateDirectory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says, with nobody to answer it. */
class VetoDemoTests {

    private static final Path ROOT = InfrastructureFile.rootAbove(Path.of("").toAbsolutePath());

    @TempDir
    Path folder;

    @Test
    void aFailedRunSaysWhereAndLeavesTheMainDemosStateAlone() throws InterruptedException {
        var directory = new StateDirectory(folder);
        var main = DemoState.fresh(directory);
        var text = new StringWriter();
        boolean passed;
        try (var api = new Api(URI.create("http://localhost:" + TestPorts.free()), null)) {
            passed = new VetoDemo(ROOT, directory, InfrastructureFile.of(ROOT), api, true, new PrintWriter(text)).run();
        }

        assertThat(passed).isFalse();
        assertThat(text.toString())
                .startsWith(System.lineSeparator() + " 1/7  A precedent allows an agent, and nobody is asked")
                .contains("The veto demo failed in step 1 of 7");
        var last = Json.read(text.toString().lines().toList().getLast());
        assertThat(last.path("passed").asBoolean(true)).isFalse();
        assertThat(last.path("failure").asString()).isNotEmpty();
        assertThat(DemoState.last(directory).orElseThrow().key("job")).isEqualTo(main.key("job"));
        assertThat(Files.exists(folder.resolve("demo-veto.json"))).isTrue();
    }
}
