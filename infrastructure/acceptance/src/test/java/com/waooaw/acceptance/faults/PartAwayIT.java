package com.waooaw.acceptance.faults;

import static java.util.stream.Collectors.averagingLong;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.http.Person;
import com.waooaw.acceptance.stack.OnTheStack;
import com.waooaw.acceptance.stack.RunningStack;
import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A part of the stack is taken away under load and comes back. Meanwhile readiness tells, requests are refused at once
 * or go on; afterwards everything that was accepted is done, once, and nobody has restarted anything.
 */
@Against(Peer.STACK_REDIS)
@OnTheStack
@Order(80)
class PartAwayIT {

    private static final Set<Integer> FINE = Set.of(200, 202, 503);
    /** The longest any answer may take. */
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** Within this time a service says that it is not ready. */
    private static final Duration NOTICED = Duration.ofSeconds(5);
    /** Within this time it says that it is ready again. */
    private static final Duration BACK = Duration.ofSeconds(30);

    private static final Duration LEAD = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static RunningStack stack;

    @BeforeAll
    static void start(RunningStack running) {
        stack = running;
    }

    @Test
    void withoutItsDatabaseForFiveSecondsThePlatformSaysSoAndLosesNothing() throws Exception {
        survives(Outage.POSTGRES_STOPPED, Duration.ofSeconds(5), 3, 2);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("full")
    void withoutThisPartForHalfAMinuteThePlatformLosesNothing(Outage outage) throws Exception {
        survives(outage, Duration.ofSeconds(30), 8, 4);
    }

    private static void survives(Outage outage, Duration length, int jobs, int agents) throws Exception {
        var reckoning = Reckoning.before(stack);
        var job = new MainJob(stack.origin());
        var first = job.agentActiveAfterMail();
        var engagement = job.engage(Person.CUSTOMER, first.agentId());

        try (var crowd = new Crowd(stack.origin(), List.of(engagement));
                var readiness = ReadinessWatch.of(stack.origin())) {
            crowd.begin();
            crowd.add(jobs, agents, LEAD.plus(length));
            pass(LEAD);
            long asked = System.nanoTime();
            outage.begin(stack);
            long begun = System.nanoTime();
            try {
                pass(length);
                assertHealthTellsOf(outage);
            } finally {
                outage.end(stack);
            }
            long ended = System.nanoTime();

            awaitReady();
            await("everything is decided").atMost(PATIENCE).until(() -> crowd.hasDecided(jobs + agents));
            crowd.goHome();
            report(outage, crowd.seen(), begun, ended);

            assertAnswers(outage, crowd.seen(), begun, ended);
            assertReadiness(outage, readiness, asked, begun, ended);
            var all = new ArrayList<>(crowd.agents());
            all.add(first.agentId());
            all.forEach(agent -> job.awaitAgent(agent, "active"));
            reckoning.assertEverythingHappenedOnce(all, List.copyOf(crowd.jobs()));
        }
        await().atMost(PATIENCE).until(() -> stack.command("status", "--json").exitCode() == 0);
    }

    private static void assertAnswers(Outage outage, List<Seen> seen, long begun, long ended) {
        assertThat(seen).as("statuses").allMatch(one -> one.isGood() || FINE.contains(one.status()));
        assertThat(seen.stream().filter(one -> one.status() == 503))
                .as("refusals that say what is wrong and when to come again")
                .allMatch(one -> one.answer().isProblem()
                        && one.answer().code().matches("[A-Z]{2,4}-\\d{4}")
                        && one.answer().retryAfter().matches("[1-9]\\d?"));
        assertThat(seen.stream().filter(one -> one.status() == 503))
                .as("requests that are refused")
                .allMatch(one -> outage.mayRefuse(one.answer().request()));
        assertThat(seen).as("times").allMatch(one -> one.millis() <= LONGEST.toMillis());
        var meanwhile = seen.stream()
                .filter(one -> one.begunAt() > begun && one.begunAt() < ended)
                .toList();
        if (outage.isReadyWithout()) {
            assertThat(meanwhile).as("what is accepted meanwhile").anyMatch(one -> one.isPost() && one.status() == 202);
        } else {
            assertThat(meanwhile).as("what is refused meanwhile").anyMatch(one -> one.status() == 503);
        }
    }

    private static void assertReadiness(Outage outage, ReadinessWatch watch, long asked, long begun, long ended) {
        for (var service : ReadinessWatch.SERVICES) {
            if (outage.isReadyWithout()) {
                assertThat(watch.between(service, asked, System.nanoTime()))
                        .as("readiness of %s", service)
                        .isNotEmpty()
                        .allMatch(said -> said.status() == 200);
            } else {
                assertThat(watch.between(service, asked, Math.min(ended, begun + NOTICED.toNanos())))
                        .as("readiness of %s soon after", service)
                        .anyMatch(said -> said.status() == 503);
            }
        }
    }

    private static void assertHealthTellsOf(Outage outage) {
        if (outage != Outage.TEMPORAL_STOPPED) {
            return;
        }
        for (var service : ReadinessWatch.SERVICES) {
            var health = stack.origin().get(Person.NOBODY, "/services/" + service + "/actuator/health");
            assertThat(health.text("/components/temporal/status"))
                    .as("Temporal as %s sees it", service)
                    .isEqualTo("DOWN");
            assertThat(health.text("/components/db/status"))
                    .as("the database as %s sees it", service)
                    .isEqualTo("UP");
        }
    }

    private static void awaitReady() {
        for (var service : ReadinessWatch.SERVICES) {
            await("readiness of " + service)
                    .atMost(BACK)
                    .until(() -> stack.origin()
                                    .get(Person.NOBODY, "/services/" + service + "/actuator/health/readiness")
                                    .status()
                            == 200);
        }
    }

    /** Time in which nothing is to be waited for: the outage has to last. */
    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await().atMost(time.plusSeconds(30))
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .until(() -> System.nanoTime() >= end);
    }

    private static void report(Outage outage, List<Seen> seen, long begun, long ended) {
        var meanwhile = seen.stream()
                .filter(one -> one.begunAt() > begun && one.begunAt() < ended)
                .toList();
        System.out.printf(
                "%s: %d answers, %d of them meanwhile: %s, mean ms %s; the slowest: %s%n",
                outage,
                seen.size(),
                meanwhile.size(),
                meanwhile.stream().collect(groupingBy(Seen::status, TreeMap::new, counting())),
                meanwhile.stream().collect(groupingBy(Seen::status, TreeMap::new, averagingLong(Seen::millis))),
                seen.stream()
                        .sorted(java.util.Comparator.comparingLong(Seen::millis).reversed())
                        .limit(3)
                        .toList());
    }
}
