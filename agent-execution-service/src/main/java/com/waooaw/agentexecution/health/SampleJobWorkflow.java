package com.waooaw.agentexecution.health;

import com.waooaw.agentexecution.job.JobRef;
import com.waooaw.agentexecution.job.JobState;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** A sample job: all skills of the manifest, the last one out of the sandbox again. */
@WorkflowInterface
public interface SampleJobWorkflow {

    /** Does the sample job, or what is left of it. */
    @WorkflowMethod
    JobState run(JobRef job);
}
