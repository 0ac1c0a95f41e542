package com.waooaw.agentexecution.health;

import com.waooaw.agentexecution.job.JobOutcome;
import com.waooaw.agentexecution.job.JobRef;
import com.waooaw.agentexecution.job.JobState;
import com.waooaw.agentexecution.job.JobSteps;
import com.waooaw.agentexecution.job.SkillSequence;
import com.waooaw.platform.workflow.ActivityStubs;
import io.temporal.failure.ActivityFailure;
import io.temporal.spring.boot.WorkflowImpl;

/** Public because Temporal instantiates it; nothing else refers to it. */
@WorkflowImpl(taskQueues = JobRef.TASK_QUEUE)
public final class SampleJobWorkflowImpl implements SampleJobWorkflow {

    private final SkillSequence sequence = new SkillSequence();
    private final JobSteps skills = SkillSequence.skills();
    private final JobSteps steps = ActivityStubs.on(JobRef.TASK_QUEUE, JobSteps.class);

    @Override
    public JobState run(JobRef job) {
        var state = steps.begin(job);
        if (state == JobState.COMPLETED || state == JobState.FAILED) {
            return state;
        }
        try {
            sequence.write(job);
            skills.tryPublication(job);
            steps.close(job, JobOutcome.SUCCEEDED);
            return JobState.COMPLETED;
        } catch (ActivityFailure e) {
            steps.fail(job, SkillSequence.codeOf(e), SkillSequence.detailOf(e));
            return JobState.FAILED;
        }
    }
}
