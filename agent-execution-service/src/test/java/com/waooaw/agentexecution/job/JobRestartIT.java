package com.waooaw.agentexecution.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.BudgetActivities;
import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.activities.knowledge.KnowledgeActivities;
import com.waooaw.agentexecution.ExecutionIT;
import com.waooaw.agentexecution.dispatcher.Dispatcher;
import com.waooaw.agentexecution.job.JobExecution.Purpose;
import com.waooaw.agentexecution.job.JobExecution.Worker;
import com.waooaw.agentexecution.skill.Plan;
import com.waooaw.agentexecution.writing.BriefReader;
import com.waooaw.agentexecution.writing.Reading;
import com.waooaw.contracts.agentexecution.JobCompleted;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.budget.SpendingSteps;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.workflow.WorkflowJson;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Temporal's memory is lost after each single step of a job; the database is all that is left, and it is enough. */
class JobRestartIT extends ExecutionIT {

    volatile DyingWorker worker = DyingWorker.immortal();

    @Autowired
    JobSteps steps;

    @Autowired
    SpendingSteps spending;

    @Autowired
    JobRows rows;

    @Autowired
    JobLedger ledger;

    @Autowired
    Dispatcher dispatcher;

    @Autowired
    UnfinishedJobs unfinished;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aJobThatLosesItsHistoryAfterAnyStepIsFinishedAndNothingIsDoneTwice() {
        var engagement = engage(activeAgent());
        try (var temporal = temporal()) {
            // the first job of an agent fetches leases that the next ones find
            run(temporal, newJob(engagement), DyingWorker.immortal());
            var second = newJob(engagement);
            run(temporal, second, DyingWorker.immortal());
            assertDoneOnce(second, "no death");
            var whole = List.copyOf(worker.done);
            assertThat(whole)
                    .contains(
                            "begin",
                            "reserve",
                            "grantLease",
                            "keep",
                            "search",
                            "keepAnswer",
                            "requestApproval",
                            "consume",
                            "publish",
                            "close");

            for (int death = 1; death < whole.size(); death++) {
                var job = newJob(engagement);
                var lost = run(temporal, job, new DyingWorker(death));
                assertThat(unfinished.unfinished()).as("death %d", death).contains(job.start());
                lost.terminate("its history is lost");
                run(temporal, job, DyingWorker.immortal());
                assertDoneOnce(job, "death after " + whole.subList(0, death));
            }
        }
    }

    private TestWorkflowEnvironment temporal() {
        var environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(WorkflowJson.converter())
                        .build())
                .build());
        var own = environment.newWorker(JobRef.TASK_QUEUE);
        own.registerWorkflowImplementationTypes(SkillOrchestrationWorkflowImpl.class);
        own.registerActivitiesImplementations(
                DyingWorker.wrap(JobSteps.class, steps, () -> worker),
                DyingWorker.wrap(SpendingSteps.class, spending, () -> worker));
        environment
                .newWorker(GovernanceActivities.TASK_QUEUE)
                .registerActivitiesImplementations(
                        DyingWorker.wrap(GovernanceActivities.class, governance, () -> worker),
                        DyingWorker.wrap(BudgetActivities.class, budgets, () -> worker));
        environment
                .newWorker(KnowledgeActivities.TASK_QUEUE)
                .registerActivitiesImplementations(
                        DyingWorker.wrap(KnowledgeActivities.class, knowledge, () -> worker));
        environment.start();
        return environment;
    }

    /** Does the job until it is done, or until the worker dies. */
    private WorkflowStub run(TestWorkflowEnvironment temporal, JobRef job, DyingWorker with) {
        worker = with;
        var workflow = temporal.getWorkflowClient()
                .newUntypedWorkflowStub(
                        "SkillOrchestrationWorkflow",
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(JobRef.TASK_QUEUE)
                                .setWorkflowId(JobRef.workflowId(job.jobId()))
                                .build());
        workflow.start(job);
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .pollInterval(20, TimeUnit.MILLISECONDS)
                .until(() -> with.dead.getCount() == 0 || state(job).isFinal());
        return workflow;
    }

    private JobState state(JobRef job) {
        return Tenancy.call(job.customerId(), () -> ledger.job(job)).state();
    }

    private void assertDoneOnce(JobRef job, String when) {
        assertThat(state(job)).as(when).isEqualTo(JobState.COMPLETED);
        assertThat(count("sandbox_post", "act_key = 'publish/' || :id::text", job.jobId()))
                .as(when)
                .isEqualTo(1);
        assertThat(count("deliverable", "job_id = :id and state = 'published'", job.jobId()))
                .as(when)
                .isEqualTo(1);
        assertThat(audited(job, "intended")).as(when).isEqualTo(1);
        assertThat(audited(job, "succeeded")).as(when).isEqualTo(1);
        assertThat(queries(job)).as(when).isNotEmpty().allMatch(knowledgeCharged()::contains);
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> told(job) > 0);
        assertThat(told(job)).as(when).isEqualTo(1);
    }

    private long told(JobRef job) {
        return carrier.payloads(JobCompleted.class).stream()
                .filter(c -> c.jobId().equals(job.jobId()))
                .count();
    }

    private static long audited(JobRef job, String result) {
        return database()
                .sql("""
                        select count(*) from audit_log.audit_entry
                        where subject_id = :id and action_type = 'publish_content' and result = :result
                        """)
                .param("id", job.jobId().toString())
                .param("result", result)
                .query(Long.class)
                .single();
    }

    private static List<UUID> queries(JobRef job) {
        return database()
                .sql("select query_id from execution.research_query where job_id = :id and answer is not null")
                .param("id", job.jobId())
                .query(UUID.class)
                .list();
    }

    /** A job as {@code POST /v1/jobs} takes it on, but for the start of its workflow. */
    private JobRef newJob(UUID engagement) {
        var id = UUID.randomUUID();
        var ref = new JobRef(id, TestTokens.CUSTOMER);
        var binding = Tenancy.call(TestTokens.CUSTOMER, () -> dispatcher.ready(agentOf(engagement)))
                .binding();
        var manifest = binding.manifest();
        var job = new JobExecution(
                id,
                Purpose.CUSTOMER,
                ref.customerId(),
                engagement,
                new Worker(
                        binding.agentId(),
                        binding.displayId(),
                        binding.agentVersion(),
                        binding.manifestHash(),
                        manifest.industry(),
                        manifest.jobRoleId()),
                FEET,
                ((Reading.Understood) BriefReader.read(FEET)).brief(),
                Plan.of(manifest),
                ref.step("approval", 1),
                TestTime.clock().instant(),
                Cause.root(id),
                JobProgress.NONE);
        Tenancy.run(ref.customerId(), () -> transaction.executeWithoutResult(_ -> rows.add(job)));
        approve(job.approvalId());
        return ref;
    }

    private UUID agentOf(UUID engagement) {
        return database()
                .sql("select agent_id from execution.engagement where id = :id")
                .param("id", engagement)
                .query(UUID.class)
                .single();
    }

    private void approve(UUID approvalId) {
        decisions().put(approvalId, ApprovalStatus.APPROVED);
    }
}
