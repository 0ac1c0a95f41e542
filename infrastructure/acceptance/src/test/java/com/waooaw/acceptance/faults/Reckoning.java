package com.waooaw.acceptance.faults;

import static com.waooaw.acceptance.http.Person.ENGAGEMENT_GOVERNOR;
import static com.waooaw.acceptance.http.Person.GOVERNOR;
import static com.waooaw.acceptance.http.Person.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.http.Mailbox.Mail;
import com.waooaw.acceptance.http.Person;
import com.waooaw.acceptance.stack.RunningStack;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Counts what a stack holds before a story and after it: nothing lost, nothing done twice. */
final class Reckoning {

    private static final List<String> HEARS_OF_AGENTS =
            List.of("agent-execution", "governance", "industry-knowledge", "learning", "admin-gateway");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RunningStack stack;
    private final MainJob job;
    private final Count before;

    private Reckoning(RunningStack stack) {
        this.stack = stack;
        this.job = new MainJob(stack.origin());
        this.before = Count.of(stack);
    }

    static Reckoning before(RunningStack stack) {
        return new Reckoning(stack);
    }

    /** Everything of one main job is there, and once; {@code others} other agents were made meanwhile. */
    void assertEverythingHappenedOnce(Outcome outcome, int others) {
        assertAgentHeardOnce(outcome.agentId());
        assertJobHeardOnce(outcome.jobId());
        assertThat(agentsNamed(outcome.agentName())).as("agents of this name").hasSize(1);
        assertThat(assertAskedOnce(GOVERNOR, outcome.agentId())).isEqualTo(outcome.deployment());
        assertThat(assertAskedOnce(ENGAGEMENT_GOVERNOR, outcome.jobId())).isEqualTo(outcome.publication());
        assertSince(new Count(1, 0, 1, 1, 1 + others, 1));
        assertThat(job.awaitJob(outcome.jobId(), "completed").path("outcome").asString())
                .isEqualTo("succeeded");
        new Evidence(stack).assertOneEntryPerAct(outcome);
    }

    /** Everything of these agents and jobs is there, and once, and nothing else came. */
    void assertEverythingHappenedOnce(List<String> agents, List<String> jobs) {
        var evidence = new Evidence(stack);
        for (var agent : agents) {
            assertAgentHeardOnce(agent);
            evidence.assertAgentOnce(agent, assertAskedOnce(GOVERNOR, agent));
        }
        for (var id : jobs) {
            assertThat(job.awaitJob(id, "completed").path("outcome").asString()).isEqualTo("succeeded");
            assertJobHeardOnce(id);
            evidence.assertJobOnce(id, assertOneQuestion(ENGAGEMENT_GOVERNOR, id));
        }
        assertSince(new Count(agents.size(), 0, jobs.size(), jobs.size(), agents.size(), jobs.size()));
    }

    private void assertSince(Count wanted) {
        // the admin gateway hears of an agent by event
        await("what the admin counts")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Count.of(stack).since(before)).isEqualTo(wanted));
    }

    /** There is one question about it, in one message; returns the question's id. */
    String assertAskedOnce(Person governor, String subjectId) {
        var approvalId = assertOneQuestion(governor, subjectId);
        // the same message may arrive again when the receipt was lost: it says so by its Message-ID
        var mails = await().atMost(PATIENCE).until(() -> stack.mailbox().about(approvalId), found -> !found.isEmpty());
        assertThat(mails.stream().map(Mail::messageId).distinct())
                .as("messages about %s", approvalId)
                .hasSize(1);
        assertThat(mails).as("copies of it").hasSizeLessThanOrEqualTo(2);
        return approvalId;
    }

    /** The same, where whoever decided did not wait for the message and may have got none. */
    private String assertOneQuestion(Person governor, String subjectId) {
        var approvals = approvalsAbout(governor, subjectId);
        assertThat(approvals).as("questions about %s", subjectId).hasSize(1);
        var approvalId = approvals.getFirst().path("approval_id").asString();
        assertThat(stack.mailbox().about(approvalId).stream()
                        .map(Mail::messageId)
                        .distinct())
                .as("messages about %s", approvalId)
                .hasSizeLessThanOrEqualTo(1);
        return approvalId;
    }

    private void assertAgentHeardOnce(String agentId) {
        // events may still be on their way
        for (var service : HEARS_OF_AGENTS) {
            await(service)
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(job.inbox(service, agentId))
                            .as("events about the agent in %s", service)
                            .extracting(event -> event.path("n").asInt())
                            .isEqualTo(IntStream.rangeClosed(1, 8).boxed().toList()));
        }
    }

    private void assertJobHeardOnce(String jobId) {
        for (var service : List.of("learning", "admin-gateway")) {
            await(service)
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(job.inbox(service, jobId))
                            .as("JobCompleted in %s", service)
                            .hasSize(1));
        }
    }

    private List<JsonNode> agentsNamed(String name) {
        return MainJob.items(stack.origin()
                        .get(OPERATOR, "/v1/agents?limit=100")
                        .expect(200)
                        .json())
                .stream()
                .filter(agent -> name.equals(agent.path("agent_name").asString()))
                .toList();
    }

    private List<JsonNode> approvalsAbout(Person governor, String subjectId) {
        return MainJob.items(stack.origin()
                        .get(governor, "/v1/approvals")
                        .expect(200)
                        .json())
                .stream()
                .filter(approval -> subjectId.equals(approval.path("subject_id").asString()))
                .toList();
    }
}
