package com.waooaw.agentcreation.creation;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.governance.GovernorVetoed;
import com.waooaw.platform.events.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Wakes the workflow of a creation that was vetoed, so that it looks now and not in five minutes. It only tells: what has to
 * be undone is asked for through Temporal.
 */
@Component
class VetoHandler implements EventHandler<GovernorVetoed> {

    private final Approval approval;

    VetoHandler(Approval approval) {
        this.approval = approval;
    }

    @Override
    public Topic topic() {
        return Topic.GOVERNOR_VETOED;
    }

    @Override
    public void on(EventEnvelope<GovernorVetoed> event) {
        if (Question.ACTION.equals(event.payload().actionType())) {
            approval.vetoed(event.payload().approvalId());
        }
    }
}
