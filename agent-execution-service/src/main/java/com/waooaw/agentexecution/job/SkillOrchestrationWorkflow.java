package com.waooaw.agentexecution.job;

import com.waooaw.platform.workflow.Wakeable;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** A customer's job: research, draft, fact-check, a human's decision, publication. */
@WorkflowInterface
public interface SkillOrchestrationWorkflow extends Wakeable {

    /** Does the job, or what is left of it. */
    @WorkflowMethod
    JobState run(JobRef job);
}
