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
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says, with nobody to answer it. */
class DemoTests {

    private static final Path ROOT = InfrastructureFile.rootAbove(Path.of("").toAbsolutePath());

    @TempDir
    Path folder;

    private StateDirectory directory;

    @BeforeEach
    void begin() {
        directory = new StateDirectory(folder);
    }

    private String run(boolean resume) throws InterruptedException {
        var text = new StringWriter();
        var settings = new Demo.Settings(ROOT, directory, InfrastructureFile.of(ROOT), true, false, resume);
        try (var api = new Api(URI.create("http://localhost:" + TestPorts.free()), null)) {
            new Demo(settings, api, new PrintWriter(text)).run();
        }
        return text.toString();
    }

    @Test
    void aFailedRunSaysHowThingsAreAndHowToGoOn() throws InterruptedException {
        assertThat(run(false)).contains("""
                The demo failed in step 1 of 15: An operator submits a blueprint.
                The stack does not answer. What it had acknowledged until then is kept.

                  how things are        ./waooaw status
                  what it said          ./waooaw logs stack
                  start it and go on    ./waooaw demo --resume
                """).doesNotContain("stays up");
    }

    @Test
    void itsLastLineIsOneJsonObjectAllTheSame() throws InterruptedException {
        var last = Json.read(run(false).lines().toList().getLast());

        assertThat(last.path("passed").asBoolean(true)).isFalse();
        assertThat(last.at("/steps/0/name").asString()).isEqualTo("submit");
        assertThat(last.at("/steps/0/failure").asString()).isNotEmpty();
    }

    @Test
    void theFirstRunHasNothingToSayAboutOthers() throws InterruptedException {
        assertThat(run(false)).startsWith(System.lineSeparator() + " 1/15  ");
    }

    @Test
    void nothingToGoOnWithIsANewRun() throws InterruptedException {
        assertThat(run(true)).startsWith("There is no run to go on with: this is a new one.");
        assertThat(DemoState.last(directory)).isPresent();
    }

    @Test
    void aRunThatStoppedGoesOnOrIsLeft() throws InterruptedException {
        var stopped = DemoState.fresh(directory);
        stopped.done("submit");

        assertThat(run(true)).startsWith("The last run stopped after 1 of 15 steps and goes on.");
        assertThat(DemoState.last(directory).orElseThrow().key("job")).isEqualTo(stopped.key("job"));
        assertThat(run(false))
                .startsWith("The last run stopped after 1 of 15 steps and stays as it is: this is a new one.");
        assertThat(DemoState.last(directory).orElseThrow().key("job")).isNotEqualTo(stopped.key("job"));
    }

    @Test
    void aRunThatIsOverIsNotDoneAgain() throws InterruptedException {
        var over = DemoState.fresh(directory);
        Stream.concat(AgentSteps.all().stream(), JobDemoSteps.all().stream()).forEach(step -> over.done(step.name()));

        assertThat(run(true))
                .startsWith("The last run came to its end: nothing is left to do. A new one: ./waooaw demo")
                .contains("15/15  Learning keeps a draft precedent")
                .contains("The demo had passed before: all 15 steps.");
        assertThat(run(false)).startsWith("Runs that are over stay as they are: this is a new one.");
    }
}
