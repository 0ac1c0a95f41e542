package com.waooaw.agentexecution;

import com.waooaw.activities.execution.ExecutionActivities.BindManifest;
import com.waooaw.activities.execution.ExecutionActivities.HealthReport;
import com.waooaw.activities.execution.ExecutionActivities.SampleJob;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/** Calls this service as the registry does: through Temporal. */
@WorkflowInterface
public interface DeploymentForTests {

    /** Binds, and proves where there is something to prove; the code of a refusal is its failure's type. */
    @WorkflowMethod
    @Nullable HealthReport deploy(BindManifest bind, @Nullable SampleJob sample, boolean unbind);
}
