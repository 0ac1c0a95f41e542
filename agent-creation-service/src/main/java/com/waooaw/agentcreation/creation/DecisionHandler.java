package com.waooaw.agentcreation.creation;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.platform.events.EventHandler;
import org.springframework.stereotype.Component;

/** Stores the Governor's decision and wakes the workflow that waits for it. */
@Component
class DecisionHandler implements EventHandler<ApprovalDecided> {

    private final Approval approval;

    DecisionHandler(Approval approval) {
        this.approval = approval;
    }

    @Override
    public Topic topic() {
        return Topic.DECISIONS;
    }

    @Override
    public void on(EventEnvelope<ApprovalDecided> event) {
        if (Question.ACTION.equals(event.payload().actionType())) {
            approval.told(event.payload(), event.eventId());
        }
    }
}
