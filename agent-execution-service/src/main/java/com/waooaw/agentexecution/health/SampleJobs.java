package com.waooaw.agentexecution.health;

import com.waooaw.agentexecution.job.JobRef;
import com.waooaw.agentexecution.job.JobState;
import io.temporal.activity.Activity;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts a sample job's workflow and stays with it to its end; for use inside an activity, which it keeps alive. */
@Component
class SampleJobs {

    private static final int BEAT_SECONDS = 2;

    private final WorkflowClient client;

    SampleJobs(@Lazy WorkflowClient client) {
        this.client = client;
    }

    void runToItsEnd(UUID runId, JobRef job) {
        var options = WorkflowOptions.newBuilder()
                .setWorkflowId("sample-job-" + runId)
                .setTaskQueue(JobRef.TASK_QUEUE)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .build();
        var workflow = client.newUntypedWorkflowStub("SampleJobWorkflow", options);
        workflow.start(job);
        await(workflow);
    }

    private static void await(WorkflowStub workflow) {
        while (true) {
            try {
                workflow.getResult(BEAT_SECONDS, TimeUnit.SECONDS, JobState.class);
                return;
            } catch (TimeoutException _) {
                Activity.getExecutionContext().heartbeat(null);
            }
        }
    }
}
