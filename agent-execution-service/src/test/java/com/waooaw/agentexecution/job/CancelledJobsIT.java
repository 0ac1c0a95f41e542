package com.waooaw.agentexecution.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.compensation.Compensations.StepOutcome;
import com.waooaw.contracts.agentexecution.JobCompleted;
import com.waooaw.platform.testkit.TestTokens;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The jobs of an agent that is taken back are cancelled, once, wherever a worker dies. */
class CancelledJobsIT extends UndoTest {

    @Autowired
    CancelJobs cancelJobs;

    @Autowired
    UnfinishedJobs unfinished;

    @Test
    void theJobsOfAnAgentThatIsTakenBackAreCancelledOnceAndTheirCustomerSeesIt() {
        var agent = activeAgent();
        var engagement = engage(agent);
        var jobs = List.of(submit(engagement, FEET), submit(engagement, FEET));
        jobs.forEach(job -> awaitJob(job, "waiting_approval"));
        var act = deployment(agent);

        assertThat(undo(act, CANCEL_JOBS)).containsExactly(new StepOutcome("cancel_jobs", true, "jobs=2"));
        assertThat(undo(act, CANCEL_JOBS)).containsExactly(new StepOutcome("cancel_jobs", true, "jobs=2"));

        for (var id : jobs) {
            var job = awaitJob(id, "cancelled");
            assertThat(job.path("outcome").asString()).isEqualTo("cancelled");
            assertThat(job.at("/failure/code").asString()).isEqualTo("EXE-0023");
            assertThat(job.at("/failure/detail").asString()).contains("taste", "stopped");
            assertThat(job.has("waits_for")).isFalse();
            awaitLetGo(id);
            assertThat(job(id).at("/decision/status").asString()).isEqualTo("withdrawn");
            assertThat(timeline(id)).contains("requested", "cancelled");
            assertThat(withdrawals(id)).containsExactly("job_cancelled");
            assertThat(outcomesTold(id)).containsExactly(JobCompleted.Outcome.CANCELLED);
            assertThat(audited(id.toString(), "job_closed")).isOne();
            assertThat(count("spending_reservation", "id = :id and state = 'open'", reservation(id)))
                    .isZero();
        }
        assertThat(audited(agent.agentId().toString(), "undo_cancel_jobs")).isOne();
        assertThat(posts(jobs)).isZero();
    }

    @Test
    void noJobBeginsAnyMoreEvenBeforeTheRegistryHasTold() {
        var agent = activeAgent();
        var engagement = engage(agent);

        assertThat(undo(deployment(agent), CANCEL_JOBS))
                .containsExactly(new StepOutcome("cancel_jobs", false, "jobs=0"));

        var refused = post(customer, "/v1/jobs", Map.of("engagement_id", engagement, "brief", FEET))
                .expectStatus()
                .isEqualTo(409)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(refused.path("code").asString()).isEqualTo("EXE-0006");
    }

    @Test
    void aJobThatBeginsAtTheSameMomentIsCancelledOrRefused() throws Exception {
        var agent = activeAgent();
        var engagement = engage(agent);
        try (var customers = Executors.newVirtualThreadPerTaskExecutor()) {
            var begin = new CountDownLatch(1);
            for (int i = 0; i < 6; i++) {
                var _ = customers.submit(() -> {
                    begin.await();
                    return post(customer, "/v1/jobs", Map.of("engagement_id", engagement, "brief", FEET));
                });
            }
            begin.countDown();
            undo(deployment(agent), CANCEL_JOBS);
        }

        var begun = database()
                .sql("select id from execution.job_execution where engagement_id = :id")
                .param("id", engagement)
                .query(UUID.class)
                .list();
        begun.forEach(job -> awaitJob(job, "cancelled"));
    }

    @Test
    void aWorkerThatDiesBetweenTwoJobsLeavesTheRestToTheNext() {
        var agent = activeAgent();
        var engagement = engage(agent);
        var first = submit(engagement, FEET);
        awaitJob(first, "waiting_approval");
        var act = deployment(agent);

        cancelJobs.prepare(act); // and nothing is recorded: it died
        awaitJob(first, "cancelled");
        assertThat(audited(agent.agentId().toString(), "undo_cancel_jobs")).isZero();

        assertThat(undo(act, CANCEL_JOBS)).containsExactly(new StepOutcome("cancel_jobs", true, "jobs=1"));
        assertThat(audited(agent.agentId().toString(), "undo_cancel_jobs")).isOne();
        assertThat(outcomesTold(first)).hasSize(1);
    }

    @Test
    void aCancelledJobWhoseWorkflowIsLostLetsGoAfterARestart() {
        var agent = activeAgent();
        var job = submit(engage(agent), FEET);
        awaitJob(job, "waiting_approval");
        temporal.newUntypedWorkflowStub(JobRef.workflowId(job)).terminate("lost");

        undo(deployment(agent), CANCEL_JOBS);
        assertThat(withdrawals(job)).isEmpty();
        var left = unfinished.unfinished().stream()
                .filter(start -> start.workflowId().equals(JobRef.workflowId(job)))
                .toList();
        assertThat(left).hasSize(1);

        start(left.getFirst().workflowId(), left.getFirst().argument());
        awaitLetGo(job);
        assertThat(withdrawals(job)).containsExactly("job_cancelled");
        assertThat(unfinished.unfinished()).doesNotContain(left.getFirst());
    }

    private void start(String workflowId, Object argument) {
        try {
            temporal.newUntypedWorkflowStub(
                            "SkillOrchestrationWorkflow",
                            WorkflowOptions.newBuilder()
                                    .setWorkflowId(workflowId)
                                    .setTaskQueue(JobRef.TASK_QUEUE)
                                    .build())
                    .start(argument);
        } catch (WorkflowExecutionAlreadyStarted _) {
            // the reconciler was quicker
        }
    }

    private static UUID reservation(UUID job) {
        return new JobRef(job, TestTokens.CUSTOMER).step("reserve", 1);
    }

    private List<String> withdrawals(UUID job) {
        var approval = database()
                .sql("select approval_id::text from execution.job_execution where id = :id")
                .param("id", job)
                .query(String.class)
                .single();
        return governance.withdrawn.stream()
                .filter(line -> line.startsWith(approval))
                .map(line -> line.substring(approval.length() + 1))
                .toList();
    }

    private List<String> timeline(UUID job) {
        return read(customer, "/v1/jobs/" + job + "/timeline")
                .path("entries")
                .valueStream()
                .map(entry -> entry.path("what").asString())
                .toList();
    }

    private List<JobCompleted.Outcome> outcomesTold(UUID job) {
        await().until(() -> carrier.payloads(JobCompleted.class).stream()
                .anyMatch(told -> told.jobId().equals(job)));
        return carrier.payloads(JobCompleted.class).stream()
                .filter(told -> told.jobId().equals(job))
                .map(JobCompleted::outcome)
                .toList();
    }
}
