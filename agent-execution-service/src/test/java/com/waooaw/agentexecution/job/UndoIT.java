package com.waooaw.agentexecution.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.compensation.Compensations;
import com.waooaw.activities.compensation.Compensations.Step;
import com.waooaw.activities.compensation.Compensations.StepOutcome;
import com.waooaw.activities.compensation.Compensations.UndoneAct;
import com.waooaw.activities.governance.GovernanceActivities.Permit;
import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.agentexecution.ExecutionIT;
import com.waooaw.agentexecution.TestAgent;
import com.waooaw.agentexecution.UndoForTests;
import com.waooaw.agentexecution.connector.PublishingConnector;
import com.waooaw.agentexecution.connector.PublishingConnector.Publication;
import com.waooaw.contracts.agentexecution.JobCompleted;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.ErrorCode;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What this service did is taken back through Temporal, once, wherever a worker dies. */
class UndoIT extends ExecutionIT {

    private static final List<Step> CANCEL_JOBS = List.of(new Step("cancel_jobs", JobRef.TASK_QUEUE));
    private static final List<Step> UNPUBLISH = List.of(new Step("unpublish", JobRef.TASK_QUEUE));

    @Autowired
    CancelJobs cancelJobs;

    @Autowired
    TakingBack takingBack;

    @Autowired
    UnfinishedJobs unfinished;

    @Autowired
    JobLedger ledger;

    @Autowired
    PublicationStep publishing;

    @Autowired
    PublishingConnector connector;

    @Autowired
    Compensations compensations;

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

    @Test
    void whatAPrecedentPublishedIsUnpublishedOnce() {
        var job = submit(engage(activeAgent()), FEET);
        decide(job, ApprovalStatus.AUTO_APPROVED);
        var done = awaitJob(job, "completed");
        assertThat(done.at("/decision/status").asString()).isEqualTo("auto_approved");
        assertThat(post(done).path("state").asString()).isEqualTo("published");
        var act = publication(job, approvalOf(job));

        assertThat(undo(act, List.of())).containsExactly(new StepOutcome("unpublish", true, "unpublished"));
        assertThat(undo(act, List.of())).containsExactly(new StepOutcome("unpublish", true, "unpublished"));

        assertThat(post(done).path("state").asString()).isEqualTo("unpublished");
        assertThat(read(customer, done.at("/links/deliverable").asString())
                        .path("state")
                        .asString())
                .isEqualTo("unpublished");
        assertThat(audited(job.toString(), "undo_unpublish")).isOne();
        assertThat(audited(job.toString(), "unpublish_content"))
                .as("intent and outcome")
                .isEqualTo(2);
        await().untilAsserted(() -> assertThat(carrier.payloads(JobCompleted.class).stream()
                        .filter(told -> told.jobId().equals(job))
                        .map(JobCompleted::seedDraft))
                .as("a precedent teaches nothing")
                .containsOnlyNulls());
    }

    @Test
    void aWorkerThatDiesAfterItUnpublishedLeavesTheRecordToTheNext() {
        var job = submit(engage(activeAgent()), FEET);
        decide(job, ApprovalStatus.AUTO_APPROVED);
        awaitJob(job, "completed");
        var act = publication(job, approvalOf(job));
        assertThat(planned(act)).isEqualTo(UNPUBLISH);

        Tenancy.run(TestTokens.CUSTOMER, () -> takingBack.takeBack(ledger.job(new JobRef(job, TestTokens.CUSTOMER))));

        assertThat(undo(act, UNPUBLISH)).containsExactly(new StepOutcome("unpublish", true, "unpublished"));
        assertThat(audited(job.toString(), "unpublish_content")).isEqualTo(2);
    }

    @Test
    void aPublicationVetoedOnItsWayNeverGoesOut() {
        var job = submit(engage(activeAgent()), FEET);
        var approval = UUID.fromString(
                awaitJob(job, "waiting_approval").at("/waits_for/approval_id").asString());
        var act = publication(job, approval);
        assertThat(planned(act)).isEqualTo(UNPUBLISH);

        decide(job, ApprovalStatus.AUTO_APPROVED);

        var failed = awaitJob(job, "failed", "completed");
        assertThat(failed.at("/failure/code").asString()).isEqualTo("EXE-0017");
        assertThat(undo(act, UNPUBLISH)).containsExactly(new StepOutcome("unpublish", false, "nothing_published"));
        assertThat(posts(List.of(job))).isZero();
    }

    @Test
    void whatWentOutUnseenAfterItsVetoComesBackWhenItIsTriedAgain() {
        var job = submit(engage(activeAgent()), FEET);
        var approval = UUID.fromString(
                awaitJob(job, "waiting_approval").at("/waits_for/approval_id").asString());
        assertThat(undo(publication(job, approval), List.of()))
                .containsExactly(new StepOutcome("unpublish", false, "nothing_published"));

        assertThat(triedAgainAfterItWentOut(job, approval)).isEqualTo(ExecutionError.PERMIT_REFUSED);

        assertThat(isOut(job)).isFalse();
    }

    @Test
    void whatACancelledJobSentUnseenComesBackWhenItIsTriedAgain() {
        var agent = activeAgent();
        var job = submit(engage(agent), FEET);
        var approval = UUID.fromString(
                awaitJob(job, "waiting_approval").at("/waits_for/approval_id").asString());
        undo(deployment(agent), CANCEL_JOBS);
        awaitLetGo(job);

        assertThat(triedAgainAfterItWentOut(job, approval)).isEqualTo(ExecutionError.JOB_CANCELLED);

        assertThat(isOut(job)).isFalse();
    }

    /** An attempt hung, and posted after whoever undid it had found nothing; what the next one fails with. */
    private ErrorCode triedAgainAfterItWentOut(UUID job, UUID approval) {
        var ref = new JobRef(job, TestTokens.CUSTOMER);
        var permit = new Permit(
                UUID.randomUUID(),
                approval,
                asked(approval).actHash(),
                ref.publishKey(),
                TestTime.clock().instant().plusSeconds(600));
        Tenancy.run(
                TestTokens.CUSTOMER,
                () -> connector.publish(new Publication(
                        TestTokens.CUSTOMER, ref.publishKey(), PublicationStep.DEFAULT_CHANNEL, "Feet", "# Feet")));
        assertThat(isOut(job)).isTrue();
        return assertThatExceptionOfType(WaooawException.class)
                .isThrownBy(() -> Tenancy.run(TestTokens.CUSTOMER, () -> publishing.publish(ref, permit)))
                .actual()
                .code();
    }

    private boolean isOut(UUID job) {
        return Tenancy.call(
                TestTokens.CUSTOMER,
                () -> connector
                        .find(TestTokens.CUSTOMER, "publish/" + job)
                        .orElseThrow()
                        .live());
    }

    @Test
    void whatNeverBeganHasNoStepsAndWhatIsForeignIsRefused() {
        var job = submit(engage(activeAgent()), FEET);
        var approval = UUID.fromString(
                awaitJob(job, "waiting_approval").at("/waits_for/approval_id").asString());
        var unknown = UUID.randomUUID();

        assertThat(undo(publication(unknown, UUID.randomUUID()), List.of())).isEmpty();
        assertThat(undo(new UndoneAct(approval, "publish_content", "", job.toString(), "taste", cause()), List.of()))
                .as("a right that was never used")
                .isEmpty();
        refused("UND-0002", publication(unknown, UUID.randomUUID()), UNPUBLISH);
        refused("UND-0003", publication(job, UUID.randomUUID()), List.of());
        refused(
                "UND-0003",
                new UndoneAct(approval, "publish_content", "publish/" + unknown, job.toString(), "taste", cause()),
                List.of());
        refused("UND-0003", new UndoneAct(approval, "publish_content", "x", "no id", "taste", cause()), List.of());
        refused("UND-0001", new UndoneAct(approval, "send_gift", "x", job.toString(), "taste", cause()), List.of());
        refused("UND-0001", deployment(TestAgent.writer()), UNPUBLISH);
    }

    @Test
    void theQuestionTellsWhatTheChecksFound() {
        var job = submit(engage(activeAgent()), FEET);
        var approval = UUID.fromString(
                awaitJob(job, "waiting_approval").at("/waits_for/approval_id").asString());

        assertThat(asked(approval).facts())
                .isEqualTo(Map.of(
                        "trial", true,
                        "fact_check_passed", true,
                        "hipaa_check_passed", true,
                        "medical_claims_verified", true,
                        "high_risk_claim", false,
                        "industry", "healthcare"));
    }

    private List<StepOutcome> undo(UndoneAct act, List<Step> steps) {
        return temporal.newWorkflowStub(
                        UndoForTests.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue("agent-creation")
                                .setWorkflowId("undo-" + UUID.randomUUID())
                                .build())
                .undo(act, steps);
    }

    /** The plan alone, as a Governance that died right after it. */
    private List<Step> planned(UndoneAct act) {
        return compensations.plan(act);
    }

    private void refused(String code, UndoneAct act, List<Step> steps) {
        assertThatExceptionOfType(WorkflowFailedException.class)
                .isThrownBy(() -> undo(act, steps))
                .satisfies(failure -> assertThat(failure.getCause().getCause())
                        .isInstanceOfSatisfying(
                                ApplicationFailure.class,
                                cause -> assertThat(cause.getType()).isEqualTo(code)));
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

    private static UndoneAct deployment(TestAgent agent) {
        return new UndoneAct(
                UUID.randomUUID(), "deploy_agent", "deploy/1", agent.agentId().toString(), "taste", cause());
    }

    private static UndoneAct publication(UUID job, UUID approval) {
        return new UndoneAct(approval, "publish_content", "publish/" + job, job.toString(), "taste", cause());
    }

    private static Cause cause() {
        return Cause.root(UUID.randomUUID());
    }

    private UUID approvalOf(UUID job) {
        return UUID.fromString(job(job).at("/decision/approval_id").asString());
    }

    private static UUID reservation(UUID job) {
        return new JobRef(job, TestTokens.CUSTOMER).step("reserve", 1);
    }

    private void awaitLetGo(UUID job) {
        await().until(() -> count("job_execution", "id = :id and let_go_at is not null", job) == 1);
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

    private JsonNode post(JsonNode job) {
        return read(customer, job.at("/links/publication").asString());
    }

    private long posts(List<UUID> jobs) {
        return jobs.stream()
                .mapToLong(job -> count("sandbox_post", "act_key = 'publish/' || :id::text", job))
                .sum();
    }

    private static long audited(String subject, String action) {
        return database()
                .sql("select count(*) from audit_log.audit_entry where subject_id = :id and action_type = :action")
                .param("id", subject)
                .param("action", action)
                .query(Long.class)
                .single();
    }
}
