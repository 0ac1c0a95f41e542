package com.waooaw.governance.veto;

import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.platform.workflow.WorkflowStart;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.UUID;

/** Has what a Governor took back undone, step by step, by the services that did it. */
@WorkflowInterface
public interface VetoWorkflow {

    /** Name of the workflow type. */
    String TYPE = "Veto";

    /** Ends when all is undone. Everything it knows it reads from the database. */
    @WorkflowMethod(name = TYPE)
    void undo(Start start);

    /** Which approval. */
    record Start(UUID approvalId) {}

    /** {@code veto-} and the id. */
    static String idOf(UUID approvalId) {
        return "veto-" + approvalId;
    }

    /** What starts it, now or after everything was lost. */
    static WorkflowStart start(UUID approvalId) {
        return new WorkflowStart(TYPE, idOf(approvalId), GovernanceActivities.TASK_QUEUE, new Start(approvalId));
    }
}
