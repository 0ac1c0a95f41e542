package com.waooaw.governance.approval;

import com.waooaw.governance.notification.CascadeWaker;
import com.waooaw.platform.workflow.WorkflowOutbox;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Wakes the workflow of a question: it then looks at the clock, and at whose turn it is to tell the Governor. */
@Component
class ApprovalWaker implements CascadeWaker {

    private final WorkflowOutbox workflows;

    ApprovalWaker(WorkflowOutbox workflows) {
        this.workflows = workflows;
    }

    @Override
    public void lookAgain(UUID approvalId) {
        workflows.wake(ApprovalWorkflow.idOf(approvalId));
    }
}
