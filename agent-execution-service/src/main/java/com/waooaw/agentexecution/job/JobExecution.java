package com.waooaw.agentexecution.job;

import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.agentexecution.skill.Plan;
import com.waooaw.agentexecution.writing.Brief;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One doing of one job.
 *
 * @param engagementId absent for a sample job
 * @param agentVersion version it runs from beginning to end
 * @param brief as posted
 * @param reading the brief, understood
 * @param approvalId of the question whether its article may be published; known from the start
 * @param progress what changes while it is done
 */
record JobExecution(
        UUID id,
        Purpose purpose,
        UUID customerId,
        @Nullable UUID engagementId,
        Worker worker,
        String brief,
        Brief reading,
        Plan plan,
        UUID approvalId,
        Instant createdAt,
        Cause cause,
        JobProgress progress) {

    JobExecution with(JobProgress changed) {
        return new JobExecution(
                id,
                purpose,
                customerId,
                engagementId,
                worker,
                brief,
                reading,
                plan,
                approvalId,
                createdAt,
                cause,
                changed);
    }

    JobState state() {
        return progress.state();
    }

    JobRef ref() {
        return new JobRef(id, customerId);
    }

    /** The engagement of a customer's job. */
    UUID engagement() {
        if (engagementId == null) {
            throw new WaooawException(ExecutionError.STEP_OUT_OF_ORDER, "a sample job has no engagement");
        }
        return engagementId;
    }

    /** Why the next thing happens: the same chain, led to by this job. */
    Cause next() {
        return cause.then(id);
    }

    /** Why a job is run. The lower-case names are stored. */
    enum Purpose {
        /** A customer asked. */
        CUSTOMER,
        /** It shows that an agent works. */
        SAMPLE
    }

    /** The agent at work. */
    record Worker(
            UUID agentId,
            String displayId,
            String agentVersion,
            String manifestHash,
            String industry,
            String jobRoleId) {}
}
