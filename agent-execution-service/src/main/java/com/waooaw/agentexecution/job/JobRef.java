package com.waooaw.agentexecution.job;

import com.waooaw.platform.workflow.StepIds;
import com.waooaw.platform.workflow.WorkflowStart;
import java.util.UUID;

/**
 * A job, for workflows: ids only.
 *
 * @param customerId whose rows its steps may see
 */
public record JobRef(UUID jobId, UUID customerId) {

    /** Task queue of this service. */
    public static final String TASK_QUEUE = "agent-execution";

    /** The id of its workflow. */
    public static String workflowId(UUID jobId) {
        return "skill-orch-" + jobId;
    }

    WorkflowStart start() {
        return new WorkflowStart("SkillOrchestrationWorkflow", workflowId(jobId), TASK_QUEUE, this);
    }

    /** The id of one of its steps, the same in every run. */
    UUID step(String name, int round) {
        return StepIds.of(workflowId(jobId), name, round);
    }

    /** Names the act of publishing its article. */
    String publishKey() {
        return "publish/" + jobId;
    }
}
