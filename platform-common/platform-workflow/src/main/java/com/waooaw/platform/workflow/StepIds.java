package com.waooaw.platform.workflow;

import com.waooaw.platform.kernel.Ids;
import java.util.UUID;

/** Names the steps of a workflow, the same in every run of it: a restart from the database repeats nothing. */
public final class StepIds {

    private StepIds() {}

    /**
     * The id of one step.
     *
     * @param round 1 for the first time the workflow takes the step, more when it comes back to it
     */
    public static UUID of(String workflowId, String step, int round) {
        return Ids.of(workflowId, step, round);
    }
}
