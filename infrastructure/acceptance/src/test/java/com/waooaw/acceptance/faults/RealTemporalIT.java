package com.waooaw.acceptance.faults;

import static com.waooaw.acceptance.http.Person.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.acceptance.stack.NeedsTemporalProgram;
import com.waooaw.acceptance.stack.RunningStack;
import com.waooaw.acceptance.stack.Temporal;
import com.waooaw.local.http.Json;
import com.waooaw.local.stack.TemporalCli;
import com.waooaw.platform.peers.Peer;
import com.waooaw.platform.peers.Peers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A real Temporal server under the stack: it is killed, it forgets everything, it keeps its own time. */
@NeedsTemporalProgram
@Order(85)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealTemporalIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static RunningStack stack;

    @BeforeAll
    static void start() {
        stack = RunningStack.empty(RunningStack.Mode.ofThisRun(), Temporal.CLI);
        // not even a test run that is broken off leaves processes behind
        Runtime.getRuntime().addShutdownHook(new Thread(stack::kill, "end of the stack"));
        stack.start();
        TemporalCli.find().ifPresent(program -> Peers.version(Peer.TEMPORAL_SERVER, TemporalCli.version(program)));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void theStackSaysThatItIsReal() {
        var temporal = part();

        assertThat(temporal.path("kind").asString()).isEqualTo("cli");
        assertThat(temporal.path("target").asString()).isEqualTo("127.0.0.1:" + stack.port("temporal"));
        assertThat(temporal.path("healthy").asBoolean()).isTrue();
        assertThat(stack.command("status").output()).contains("a real one, of the temporal program");
    }

    @Test
    @Order(2)
    void itsTimeIsReadButCannotBeMoved() {
        var refusal = stack.origin()
                .post(NOBODY, "/dev/clock/advance", Map.of("by", "PT25H"))
                .expect(409);

        assertThat(refusal.code()).isEqualTo("LOCAL-0409");
        assertThat(refusal.text("/detail")).contains("keeps real time", "--temporal=memory");
        assertThat(stack.origin().get(NOBODY, "/dev/clock").expect(200).text("/ahead"))
                .isEqualTo("PT0S");
    }

    /** The two of the ordinary build: while an agent is deployed, and between two skills. */
    @Test
    @Order(3)
    void anEndOfTheServerAndTheLossOfItsHistoryLoseNothingAndRepeatNothing() {
        survives(Map.of(KillPoint.DEPLOYMENT_APPROVED, Fault.KILLED, KillPoint.DRAFT_DONE, Fault.FORGETFUL));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("full")
    @Order(4)
    void anEndOfTheServerAtThisPointLosesNothingAndRepeatsNothing(KillPoint point) {
        survives(Map.of(point, Fault.KILLED));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("full")
    @Order(5)
    void theLossOfItsHistoryAtThisPointLosesNothingAndRepeatsNothing(KillPoint point) {
        survives(Map.of(point, Fault.FORGETFUL));
    }

    @Test
    @Order(6)
    void aServerThatOutlivesItsLauncherIsEndedByDown() {
        var server = server();
        var launcher = process(stack.state().resolve("stack.json"));
        assertThat(launcher.destroyForcibly()).isTrue();
        launcher.onExit().join();
        assertThat(server.isAlive()).isTrue();

        stack.stop();

        await().atMost(PATIENCE).until(() -> !server.isAlive());
    }

    private static void survives(Map<KillPoint, Fault> faults) {
        var reckoning = Reckoning.before(stack);
        var ends = new Ends(faults);

        var outcome = new Story(stack, ends).tell();

        assertThat(ends.left).as("points that were not reached").isEmpty();
        assertThat(ends.ended).as("each end was of another process").doesNotHaveDuplicates();
        reckoning.assertEverythingHappenedOnce(outcome, 0);
        await("it is there again")
                .atMost(PATIENCE)
                .until(() -> part().path("healthy").asBoolean());
        assertThat(ends.ended).doesNotContain(server().pid());
    }

    private static JsonNode part() {
        var status = Json.read(stack.command("status", "--json").output());
        return status.path("parts")
                .valueStream()
                .filter(part -> part.path("name").asString().equals("temporal"))
                .findFirst()
                .orElseThrow();
    }

    private static ProcessHandle server() {
        return process(stack.state().resolve("processes").resolve("temporal.json"));
    }

    private static ProcessHandle process(Path file) {
        try {
            return ProcessHandle.of(
                            Json.read(Files.readString(file)).path("pid").asLong())
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What happens to the server. */
    private enum Fault {
        /** SIGKILL. */
        KILLED,
        /** SIGKILL, and it finds no database when it comes back. */
        FORGETFUL
    }

    /** Ends the server, and nothing but the server, at the points it was given, each once. The launcher brings it back. */
    private static final class Ends implements Story.Interruption {

        private final Map<KillPoint, Fault> left;
        private final List<Long> ended = new ArrayList<>();

        Ends(Map<KillPoint, Fault> faults) {
            this.left = new EnumMap<>(faults);
        }

        @Override
        public boolean wants(KillPoint point) {
            return left.containsKey(point);
        }

        @Override
        public void happen(KillPoint point) {
            var server = server();
            if (left.remove(point) == Fault.FORGETFUL) {
                // while it still runs: the launcher may bring it back in no time
                removeHistory();
            }
            assertThat(server.destroyForcibly()).isTrue();
            server.onExit().join();
            ended.add(server.pid());
        }

        private static void removeHistory() {
            try (var files = Files.list(stack.state().resolve("temporal"))) {
                var history = files.toList();
                assertThat(history).isNotEmpty();
                for (var file : history) {
                    // a journal is there only for a moment
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
