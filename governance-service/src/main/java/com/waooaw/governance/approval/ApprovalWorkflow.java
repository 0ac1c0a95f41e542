package com.waooaw.governance.approval;

import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.platform.workflow.Wakeable;
import com.waooaw.platform.workflow.WorkflowStart;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.UUID;

/** Sees an approval through: tells the Governor, and lets the deadline decide where nobody else did. */
@WorkflowInterface
public interface ApprovalWorkflow extends Wakeable {

    /** Name of the workflow type. */
    String TYPE = "Approval";

    /** Ends when the approval is settled, and cannot be taken back any more. Everything it knows it reads from the database. */
    @WorkflowMethod(name = TYPE)
    void seeThrough(Start start);

    /** Which approval. */
    record Start(UUID approvalId) {}

    /** {@code approval-} and the id. */
    static String idOf(UUID approvalId) {
        return "approval-" + approvalId;
    }

    /** What starts it, now or after everything was lost. */
    static WorkflowStart start(UUID approvalId) {
        return new WorkflowStart(TYPE, idOf(approvalId), GovernanceActivities.TASK_QUEUE, new Start(approvalId));
    }
}
