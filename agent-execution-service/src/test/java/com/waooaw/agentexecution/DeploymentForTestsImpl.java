package com.waooaw.agentexecution;

import com.waooaw.activities.execution.ExecutionActivities;
import com.waooaw.activities.execution.ExecutionActivities.BindManifest;
import com.waooaw.activities.execution.ExecutionActivities.HealthReport;
import com.waooaw.activities.execution.ExecutionActivities.SampleJob;
import io.temporal.activity.ActivityOptions;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Public because Temporal instantiates it. */
@WorkflowImpl(taskQueues = "agent-creation")
public final class DeploymentForTestsImpl implements DeploymentForTests {

    private final ExecutionActivities execution = Workflow.newActivityStub(
            ExecutionActivities.class,
            ActivityOptions.newBuilder()
                    .setTaskQueue(ExecutionActivities.TASK_QUEUE)
                    .setStartToCloseTimeout(Duration.ofMinutes(2))
                    .setHeartbeatTimeout(Duration.ofSeconds(20))
                    .build());

    @Override
    public @Nullable HealthReport deploy(BindManifest bind, @Nullable SampleJob sample, boolean unbind) {
        execution.bindManifest(bind);
        var report = sample == null ? null : execution.runSampleJob(sample);
        if (unbind) {
            execution.unbindManifest(bind.agentId(), bind.agentVersion());
        }
        return report;
    }
}
