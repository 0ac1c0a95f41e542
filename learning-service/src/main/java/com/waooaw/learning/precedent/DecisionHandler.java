package com.waooaw.learning.precedent;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.events.EventHandler;
import org.springframework.stereotype.Component;

/** Counts what nobody took back in time for the precedent that had allowed it. */
@Component
class DecisionHandler implements EventHandler<ApprovalDecided> {

    private final Precedents precedents;

    DecisionHandler(Precedents precedents) {
        this.precedents = precedents;
    }

    @Override
    public Topic topic() {
        return Topic.DECISIONS;
    }

    @Override
    public void on(EventEnvelope<ApprovalDecided> event) {
        var decided = event.payload();
        var seed = decided.seedId();
        if (seed != null && decided.status() == ApprovalStatus.CONFIRMED) {
            precedents.confirmed(seed, decided.approvalId(), decided.decidedAt());
        }
    }
}
