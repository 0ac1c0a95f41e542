package com.waooaw.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.http.Person;
import com.waooaw.acceptance.stack.Beside;
import com.waooaw.acceptance.stack.OnTheStack;
import com.waooaw.acceptance.stack.RunningStack;
import com.waooaw.acceptance.stack.ServiceProcess;
import com.waooaw.local.infrastructure.InfrastructureFile;
import com.waooaw.local.infrastructure.UrlMap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * kill -9 of one service of six while people are at work on all of them; the launcher starts it again. Each round kills
 * one, at a moment of its own; afterwards everything is counted, and the books of all services are held against the
 * promise of the causal order. {@code -Dkills.seed=…} kills the same services at the same moments again.
 */
@OnTheStack
@Order(75)
class KilledServiceIT {

    private static final int JOBS = 3;
    private static final int AGENTS = 2;
    private static final int JOBS_OF_A_TRIAL = 10;
    /** Over so long the work of a round is spread; the kill comes somewhere in it. */
    private static final Duration ROUND = Duration.ofSeconds(5);

    private static final Duration BACK = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final UrlMap ADDRESSES = new UrlMap(
            InfrastructureFile.of(InfrastructureFile.rootAbove(Path.of("").toAbsolutePath())));

    private RunningStack stack;

    /** Nobody needs the stack of a test any more after it. */
    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void threeKilledServicesLoseNothingAndBreakNoOrder(@Beside RunningStack beside) throws Exception {
        stack = beside.mode() == RunningStack.Mode.PROCESSES ? beside : started();
        survives(20261127, 3);
    }

    /** Fifty in all: what one stack shows of posts and approvals is limited. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @Tag("full")
    void tenKilledServicesLoseNothingAndBreakNoOrder(long seed) throws Exception {
        stack = started();
        survives(seed, 10);
    }

    private static RunningStack started() {
        var started = RunningStack.empty(RunningStack.Mode.PROCESSES);
        // not even a test run that is broken off leaves processes behind
        Runtime.getRuntime().addShutdownHook(new Thread(started::kill, "end of the stack"));
        started.start();
        return started;
    }

    private void survives(long wanted, int rounds) throws Exception {
        long seed = Long.getLong("kills.seed", wanted);
        try {
            play(new Random(seed), rounds);
        } catch (AssertionError | RuntimeException e) {
            stack.keepState();
            throw new AssertionError("kill the same again with -Dkills.seed=" + seed + "; " + stack.state(), e);
        }
    }

    private void play(Random random, int rounds) throws Exception {
        var reckoning = Reckoning.before(stack);
        var job = new MainJob(stack.origin());
        var agents = new ArrayList<String>();
        var engagements = new ArrayList<String>();
        for (int i = 0; i < rounds * JOBS; i += JOBS_OF_A_TRIAL) {
            agents.add(job.agentActiveAfterMail().agentId());
            engagements.add(job.engage(Person.CUSTOMER, agents.getLast()));
        }

        try (var crowd = new Crowd(stack.origin(), engagements)) {
            crowd.begin();
            var kills = new ArrayList<Kill>();
            for (int round = 0; round < rounds; round++) {
                crowd.add(JOBS, AGENTS, ROUND);
                kills.add(kill(random));
            }
            await("everything is decided").atMost(PATIENCE).until(() -> crowd.hasDecided(rounds * (JOBS + AGENTS)));
            crowd.goHome();
            agents.addAll(crowd.agents());
            assertAnswers(crowd.seen(), kills);
            agents.forEach(agent -> job.awaitAgent(agent, "active"));
            reckoning.assertEverythingHappenedOnce(agents, List.copyOf(crowd.jobs()));
        }
        assertPromiseKept(agents.size(), rounds * JOBS);
        await().atMost(PATIENCE).until(() -> stack.command("status", "--json").exitCode() == 0);
    }

    /** Somebody, some time; returns when he is back. */
    private Kill kill(Random random) {
        var service = ReadinessWatch.SERVICES.get(random.nextInt(ReadinessWatch.SERVICES.size()));
        long moment = random.nextLong(ROUND.toMillis());
        var process = new ServiceProcess(stack, service);
        var _ = new CompletableFuture<Boolean>()
                .completeOnTimeout(true, moment, TimeUnit.MILLISECONDS)
                .join();
        long at = System.nanoTime();
        var killed = process.kill();
        await(service + " is back")
                .atMost(BACK)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> process.running()
                                .filter(now -> now.pid() != killed.pid())
                                .isPresent()
                        && isReady(service));
        long back = System.nanoTime();
        System.out.printf(
                "killed %s after %d ms, back after %d ms%n",
                service, moment, Duration.ofNanos(back - at).toMillis());
        return new Kill(service, at, back);
    }

    private boolean isReady(String service) {
        return stack.origin()
                .tryGet(Person.NOBODY, "/services/" + service + "/actuator/health/readiness")
                .filter(answer -> answer.status() == 200)
                .isPresent();
    }

    private void assertPromiseKept(int agents, int jobs) {
        var books = new EventBooks(stack);
        // the last ones may still be on their way
        await("all is quiet")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(books.judge().broken()).isEmpty());
        var judged = books.judge();
        System.out.println(judged);
        // an agent takes eight steps; two services hear both that somebody was asked and what he said
        assertThat(judged.inStream()).isGreaterThanOrEqualTo(7 * agents);
        assertThat(judged.acrossStreams()).isGreaterThanOrEqualTo(2 * (agents + jobs));
    }

    /** Only who was asked for something of the killed service was told to come again; all others went on. */
    private static void assertAnswers(List<Seen> seen, List<Kill> kills) {
        assertThat(seen)
                .as("statuses")
                .allMatch(one -> one.isGood() || Set.of(0, 502, 503).contains(one.status()));
        assertThat(seen.stream().filter(one -> !one.isGood()))
                .as("answers that are explained by no kill")
                .allMatch(one -> kills.stream().anyMatch(kill -> kill.explains(one)));
        assertThat(kills)
                .as("kills during which the others went on")
                .allMatch(kill -> seen.stream().anyMatch(one -> one.isGood() && kill.isDuring(one)));
    }

    /**
     * A service that was away.
     *
     * @param at from then on, as {@link System#nanoTime} counts
     * @param back until then
     */
    private record Kill(String service, long at, long back) {

        boolean isDuring(Seen one) {
            return one.begunAt() > at && one.endedAt() < back;
        }

        boolean explains(Seen one) {
            return one.begunAt() < back && one.endedAt() > at && concerns(one.path());
        }

        private boolean concerns(String path) {
            return path.equals(Crowd.ASKS_TEMPORAL)
                    || ADDRESSES
                            .target(path)
                            .filter(target -> target.part().equals(service))
                            .isPresent();
        }
    }
}
