package com.waooaw.acceptance.faults;

import static com.waooaw.acceptance.http.Person.CUSTOMER;
import static com.waooaw.acceptance.http.Person.ENGAGEMENT_GOVERNOR;
import static com.waooaw.acceptance.http.Person.GOVERNOR;
import static com.waooaw.acceptance.http.Person.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.acceptance.faults.Story.Outcome;
import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.http.Mailbox.Mail;
import com.waooaw.acceptance.http.Person;
import com.waooaw.acceptance.stack.OnTheStack;
import com.waooaw.acceptance.stack.RunningStack;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** kill -9 of every process of the stack, then {@code up}: nothing lost, nothing done twice. Everything is counted. */
@OnTheStack
@Order(90)
class KilledStackIT {

    private static final List<String> HEARS_OF_AGENTS =
            List.of("agent-execution", "governance", "industry-knowledge", "learning", "admin-gateway");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long SEED = 20261121;

    private static RunningStack stack;

    @BeforeAll
    static void start(RunningStack running) {
        stack = running;
    }

    /** The three of the ordinary build: before the checks, before a decision is heard of, around the one act outside. */
    @Test
    void threeKillsInOneStoryLoseNothingAndRepeatNothing() {
        survives(EnumSet.of(KillPoint.GENESIS_PASSED, KillPoint.DEPLOYMENT_APPROVED, KillPoint.PUBLICATION_PERMITTED));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("full")
    void aKillAtThisPointLosesNothingAndRepeatsNothing(KillPoint point) {
        survives(EnumSet.of(point));
    }

    @Test
    @Tag("full")
    void killsAtRandomMomentsLoseNothingAndRepeatNothing() throws InterruptedException {
        var before = Count.of(stack);
        var random = new Random(SEED);
        var told = new CountDownLatch(1);
        var failure = new AtomicReference<Throwable>();
        var killer = Thread.ofVirtual().start(() -> {
            try {
                for (int kill = 0; kill < 8; kill++) {
                    if (told.await(300 + random.nextInt(5_000), TimeUnit.MILLISECONDS)) {
                        return;
                    }
                    stack.kill();
                    stack.start();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error e) {
                failure.set(e);
            }
        });

        var outcome = new Story(stack, new Kills(Set.of())).tell();
        told.countDown();
        killer.join();

        assertThat(failure.get()).isNull();
        assertEverythingHappenedOnce(before, outcome);
    }

    private static void survives(Set<KillPoint> points) {
        var before = Count.of(stack);
        var kills = new Kills(EnumSet.copyOf(points));

        var outcome = new Story(stack, kills).tell();

        assertThat(kills.left()).as("points that were not reached").isEmpty();
        assertEverythingHappenedOnce(before, outcome);
    }

    private static void assertEverythingHappenedOnce(Count before, Outcome outcome) {
        var job = new MainJob(stack.origin());
        // events may still be on their way
        for (var service : HEARS_OF_AGENTS) {
            await(service)
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(job.inbox(service, outcome.agentId()))
                            .as("events about the agent in %s", service)
                            .extracting(event -> event.path("n").asInt())
                            .containsExactlyElementsOf(
                                    IntStream.rangeClosed(1, 8).boxed().toList()));
        }
        for (var service : List.of("learning", "admin-gateway")) {
            await(service)
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(job.inbox(service, outcome.jobId()))
                            .as("JobCompleted in %s", service)
                            .hasSize(1));
        }
        assertThat(agentsNamed(outcome.agentName())).as("agents of this name").hasSize(1);
        assertThat(approvalsAbout(GOVERNOR, outcome.agentId())).as("questions").hasSize(1);
        assertThat(approvalsAbout(ENGAGEMENT_GOVERNOR, outcome.jobId()))
                .as("questions")
                .hasSize(1);
        assertMailedOnce(outcome.deployment());
        assertMailedOnce(outcome.publication());
        assertThat(succeeded(job, outcome.deployment(), "consum")).isLessThanOrEqualTo(1);

        var after = Count.of(stack);
        assertThat(after.healthPosts() - before.healthPosts())
                .as("posts of the health check")
                .isEqualTo(1);
        assertThat(after.openHealthPosts())
                .as("posts the health check left behind")
                .isZero();
        assertThat(after.articles() - before.articles())
                .as("articles published")
                .isEqualTo(1);
        assertThat(after.samples() - before.samples()).as("samples learned").isEqualTo(1);
        assertThat(after.jobs() - before.jobs()).as("jobs the admin counts").isEqualTo(1);
        assertThat(job.awaitJob(outcome.jobId(), "completed").path("outcome").asString())
                .isEqualTo("succeeded");
    }

    /** The same message may arrive again when the receipt was lost: it says so by its Message-ID. */
    private static void assertMailedOnce(String approvalId) {
        var mails = await().atMost(PATIENCE).until(() -> stack.mailbox().about(approvalId), found -> !found.isEmpty());
        assertThat(mails.stream().map(Mail::messageId).distinct())
                .as("messages about %s", approvalId)
                .hasSize(1);
        assertThat(mails).as("copies of it").hasSizeLessThanOrEqualTo(2);
    }

    private static long succeeded(MainJob job, String subjectId, String action) {
        return job.audit(subjectId).stream()
                .filter(entry -> entry.path("action_type").asString().contains(action))
                .filter(entry -> "succeeded".equals(entry.path("result").asString()))
                .count();
    }

    private static List<JsonNode> agentsNamed(String name) {
        return MainJob.items(stack.origin()
                        .get(OPERATOR, "/v1/agents?limit=100")
                        .expect(200)
                        .json())
                .stream()
                .filter(agent -> name.equals(agent.path("agent_name").asString()))
                .toList();
    }

    private static List<JsonNode> approvalsAbout(Person governor, String subjectId) {
        return MainJob.items(stack.origin()
                        .get(governor, "/v1/approvals")
                        .expect(200)
                        .json())
                .stream()
                .filter(approval -> subjectId.equals(approval.path("subject_id").asString()))
                .toList();
    }

    /** What there is only so many of. */
    private record Count(int healthPosts, long openHealthPosts, int articles, int samples, int jobs) {

        static Count of(RunningStack stack) {
            var job = new MainJob(stack.origin());
            var health = job.posts(OPERATOR);
            var dashboard = stack.origin()
                    .get(OPERATOR, "/v1/admin/dashboard")
                    .expect(200)
                    .json();
            return new Count(
                    health.size(),
                    health.stream()
                            .filter(post ->
                                    "published".equals(post.path("state").asString()))
                            .count(),
                    job.posts(CUSTOMER).size(),
                    job.seeds().stream()
                            .mapToInt(seed -> seed.path("sample_count").asInt())
                            .sum(),
                    dashboard.at("/jobs/total").asInt());
        }
    }

    /** Kills at the points it was given, each once. */
    private static final class Kills implements Story.Interruption {

        private final Set<KillPoint> left;

        Kills(Set<KillPoint> points) {
            this.left = points;
        }

        @Override
        public boolean wants(KillPoint point) {
            return left.contains(point);
        }

        @Override
        public void happen(KillPoint point) {
            left.remove(point);
            stack.kill();
            stack.start();
        }

        Set<KillPoint> left() {
            return left;
        }
    }
}
