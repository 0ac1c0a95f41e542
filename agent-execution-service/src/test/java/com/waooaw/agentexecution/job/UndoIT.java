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
import com.waooaw.agentexecution.TestAgent;
import com.waooaw.agentexecution.connector.PublishingConnector;
import com.waooaw.agentexecution.connector.PublishingConnector.Publication;
import com.waooaw.contracts.agentexecution.JobCompleted;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.kernel.ErrorCode;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What went out is taken back, once, wherever a worker dies; and what is asked of a Governor before. */
class UndoIT extends UndoTest {

    private static final List<Step> UNPUBLISH = List.of(new Step("unpublish", JobRef.TASK_QUEUE));

    @Autowired
    TakingBack takingBack;

    @Autowired
    JobLedger ledger;

    @Autowired
    PublicationStep publishing;

    @Autowired
    PublishingConnector connector;

    @Autowired
    Compensations compensations;

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
        var approval = asks(job);
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
        var approval = asks(job);
        assertThat(undo(publication(job, approval), List.of()))
                .containsExactly(new StepOutcome("unpublish", false, "nothing_published"));

        assertThat(triedAgainAfterItWentOut(job, approval)).isEqualTo(ExecutionError.PERMIT_REFUSED);

        assertThat(isOut(job)).isFalse();
    }

    @Test
    void whatACancelledJobSentUnseenComesBackWhenItIsTriedAgain() {
        var agent = activeAgent();
        var job = submit(engage(agent), FEET);
        var approval = asks(job);
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
        var approval = asks(job);
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
        var approval = asks(job);

        assertThat(asked(approval).facts())
                .isEqualTo(Map.of(
                        "trial", true,
                        "fact_check_passed", true,
                        "hipaa_check_passed", true,
                        "medical_claims_verified", true,
                        "high_risk_claim", false,
                        "industry", "healthcare"));
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

    private static UndoneAct publication(UUID job, UUID approval) {
        return new UndoneAct(approval, "publish_content", "publish/" + job, job.toString(), "taste", cause());
    }

    private JsonNode post(JsonNode job) {
        return read(customer, job.at("/links/publication").asString());
    }

    /** The approval a job waits for. */
    private UUID asks(UUID job) {
        return UUID.fromString(
                awaitJob(job, "waiting_approval").at("/waits_for/approval_id").asString());
    }

    private UUID approvalOf(UUID job) {
        return UUID.fromString(job(job).at("/decision/approval_id").asString());
    }
}
