package com.waooaw.agentexecution.job;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.platform.events.EventHandler;
import com.waooaw.platform.workflow.WorkflowOutbox;
import org.springframework.stereotype.Component;

/** Keeps a Governor's decision about a job, then wakes the job's workflow to read it. */
@Component
class DecisionHandler implements EventHandler<ApprovalDecided> {

    private final JobLedger ledger;
    private final WorkflowOutbox workflows;

    DecisionHandler(JobLedger ledger, WorkflowOutbox workflows) {
        this.ledger = ledger;
        this.workflows = workflows;
    }

    @Override
    public Topic topic() {
        return Topic.DECISIONS;
    }

    @Override
    public void on(EventEnvelope<ApprovalDecided> event) {
        var decided = event.payload();
        if (decided.subjectType().equals("job")) {
            ledger.decide(decided.approvalId(), decided.status(), decided.decidedBy(), decided.decidedAt())
                    .ifPresent(job -> workflows.wake(JobRef.workflowId(job.jobId())));
        }
    }
}
