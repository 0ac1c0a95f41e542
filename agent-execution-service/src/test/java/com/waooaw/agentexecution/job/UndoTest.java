package com.waooaw.agentexecution.job;

import static org.awaitility.Awaitility.await;

import com.waooaw.activities.compensation.Compensations.Step;
import com.waooaw.activities.compensation.Compensations.StepOutcome;
import com.waooaw.activities.compensation.Compensations.UndoneAct;
import com.waooaw.agentexecution.ExecutionIT;
import com.waooaw.agentexecution.TestAgent;
import com.waooaw.agentexecution.UndoForTests;
import com.waooaw.platform.kernel.Cause;
import io.temporal.client.WorkflowOptions;
import java.util.List;
import java.util.UUID;

/** Whoever takes back what this service did, through Temporal. */
abstract class UndoTest extends ExecutionIT {

    static final List<Step> CANCEL_JOBS = List.of(new Step("cancel_jobs", JobRef.TASK_QUEUE));

    List<StepOutcome> undo(UndoneAct act, List<Step> steps) {
        return temporal.newWorkflowStub(
                        UndoForTests.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue("agent-creation")
                                .setWorkflowId("undo-" + UUID.randomUUID())
                                .build())
                .undo(act, steps);
    }

    static UndoneAct deployment(TestAgent agent) {
        return new UndoneAct(
                UUID.randomUUID(), "deploy_agent", "deploy/1", agent.agentId().toString(), "taste", cause());
    }

    static Cause cause() {
        return Cause.root(UUID.randomUUID());
    }

    void awaitLetGo(UUID job) {
        await().until(() -> count("job_execution", "id = :id and let_go_at is not null", job) == 1);
    }

    long posts(List<UUID> jobs) {
        return jobs.stream()
                .mapToLong(job -> count("sandbox_post", "act_key = 'publish/' || :id::text", job))
                .sum();
    }

    static long audited(String subject, String action) {
        return database()
                .sql("select count(*) from audit_log.audit_entry where subject_id = :id and action_type = :action")
                .param("id", subject)
                .param("action", action)
                .query(Long.class)
                .single();
    }
}
