package com.waooaw.agentcreation.creation;

import com.waooaw.platform.workflow.Wakeable;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.UUID;

/**
 * Takes one agent through the seven stages. Workflow id {@code agent-creation-<agentId>-<round>}; may be started again
 * at any time: it asks the database what is done.
 */
@WorkflowInterface
public interface AgentCreationWorkflow extends Wakeable {

    /** Name of the workflow type. */
    String TYPE = "AgentCreation";

    /** Ends when the agent works, or will not. */
    @WorkflowMethod(name = TYPE)
    void create(Run run);

    /**
     * One run of the stages.
     *
     * @param round 1 for the first; a mended blueprint begins none, it is looked at in the same run
     */
    record Run(UUID agentId, int round) {

        /** The business id of the run. */
        public String workflowId() {
            return "agent-creation-" + agentId + "-" + round;
        }
    }
}
