package com.waooaw.agentexecution.job;

import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.platform.workflow.WorkflowOutbox;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stops a job. It is closed at once, for its customer to see; its workflow wakes, finds that, takes back what it had begun
 * outside and ends.
 */
@Service
class JobCancelling {

    private final JobRows jobs;
    private final JobClosing closing;
    private final WorkflowOutbox workflows;

    JobCancelling(JobRows jobs, JobClosing closing, WorkflowOutbox workflows) {
        this.jobs = jobs;
        this.closing = closing;
        this.workflows = workflows;
    }

    /** Cancels a job; does nothing where it has ended. */
    @Transactional
    public void cancel(JobRef ref, String why) {
        if (jobs.lock(ref.jobId()).orElseThrow().state().isFinal()) {
            return;
        }
        closing.close(ref, JobOutcome.CANCELLED, ExecutionError.JOB_CANCELLED.id(), why);
        workflows.wake(JobRef.workflowId(ref.jobId()));
    }
}
