package com.waooaw.acceptance.faults;

import static com.waooaw.acceptance.http.Person.GOVERNOR;
import static com.waooaw.acceptance.http.Person.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.acceptance.stack.BackgroundCommand;
import com.waooaw.acceptance.stack.OnTheStack;
import com.waooaw.acceptance.stack.RunningStack;
import com.waooaw.local.http.Json;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** kill -9 of the demo and of the stack under it, {@code up}, {@code demo --resume}: as if nothing had happened. */
@OnTheStack
@Order(95)
class ResumedDemoIT {

    private static final int STEPS = 15;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long SEED = 20261122;

    private static RunningStack stack;

    @BeforeAll
    static void start(RunningStack running) {
        stack = running;
    }

    /**
     * The moment of a kill.
     *
     * @param step as the demo counts them
     * @param delayMillis after the demo says that it begins
     */
    record Kill(int step, int delayMillis) {}

    static Stream<Kill> oneInEachStep() {
        var random = new Random(SEED);
        return Stream.iterate(1, step -> step + 1)
                .limit(STEPS)
                .map(step -> new Kill(step, random.nextInt(mostMillis(step))));
    }

    /** Not longer than the step takes, roughly; the long ones have many places to be cut at. */
    private static int mostMillis(int step) {
        return switch (step) {
            case 2, 6, 8, 11 -> 1_000;
            case 13 -> 400;
            default -> 150;
        };
    }

    /** Where effects leave: the stages that end in a question and a mail, the sample post, the article. */
    @Test
    void aDemoKilledInThreeOfItsStepsEndsAsIfNothingHadHappened() {
        var random = new Random(SEED);
        survives(Stream.of(2, 6, 13)
                .map(step -> new Kill(step, random.nextInt(mostMillis(step))))
                .toArray(Kill[]::new));
    }

    @ParameterizedTest
    @MethodSource("oneInEachStep")
    @Tag("full")
    void aDemoKilledInThisStepEndsAsIfNothingHadHappened(Kill kill) {
        survives(kill);
    }

    private static void survives(Kill... kills) {
        var reckoning = Reckoning.before(stack);
        var command = List.of("demo", "--json", "--no-build");
        for (var kill : kills) {
            var demo = stack.begin(command.toArray(String[]::new));
            awaitMoment(demo, kill);
            boolean inTime = demo.runs();
            stack.kill();
            var said = demo.end(PATIENCE).output();
            // the last step may be over before anybody can kill it
            assertThat(inTime || kill.step() == STEPS)
                    .as("the demo was over before %s:%n%s", kill, said)
                    .isTrue();
            stack.start();
            command = List.of("demo", "--resume", "--json", "--no-build");
        }

        var end = stack.begin(command.toArray(String[]::new)).end(PATIENCE);

        assertThat(end.exitCode()).as(end.output()).isZero();
        var report = Json.read(end.output().lines().toList().getLast());
        assertThat(report.path("passed").asBoolean()).as(end.output()).isTrue();
        assertThat(report.path("steps").size()).isEqualTo(STEPS);
        var outcome = outcome(report.path("ids"));
        reckoning.assertEverythingHappenedOnce(outcome, 1);
        var rolledBack = report.at("/ids/rolled_back_agent_id").asString();
        reckoning.assertAskedOnce(GOVERNOR, rolledBack);
        new Evidence(stack).assertRolledBackOnce(rolledBack);
    }

    /** As long after the begin of the step as was drawn, or when the step is over: what comes after is not meant. */
    private static void awaitMoment(BackgroundCommand demo, Kill kill) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> hasCome(demo, kill.step()) || !demo.runs());
        var over = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(kill.delayMillis());
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> System.nanoTime() > over || hasCome(demo, kill.step() + 1) || !demo.runs());
    }

    private static boolean hasCome(BackgroundCommand demo, int step) {
        return demo.output().contains(String.format(Locale.ROOT, "%n%2d/%d  ", step, STEPS));
    }

    private static Outcome outcome(JsonNode ids) {
        var agentId = ids.path("agent_id").asString();
        var agent = stack.origin()
                .get(OPERATOR, "/v1/agents/" + agentId)
                .expect(200)
                .json();
        return new Outcome(
                agent.path("agent_name").asString(),
                agentId,
                ids.path("workflow_id").asString(),
                ids.path("approval_id").asString(),
                ids.path("engagement_id").asString(),
                ids.path("job_id").asString(),
                ids.path("publication_approval_id").asString());
    }
}
