package com.waooaw.learning.precedent;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.governance.GovernorVetoed;
import com.waooaw.platform.events.EventHandler;
import com.waooaw.platform.kernel.Cause;
import org.springframework.stereotype.Component;

/** Counts what a Governor took back against the precedent that had allowed it; a refused question was allowed by none. */
@Component
class GovernorVetoedHandler implements EventHandler<GovernorVetoed> {

    private final Precedents precedents;

    GovernorVetoedHandler(Precedents precedents) {
        this.precedents = precedents;
    }

    @Override
    public Topic topic() {
        return Topic.GOVERNOR_VETOED;
    }

    @Override
    public void on(EventEnvelope<GovernorVetoed> event) {
        var vetoed = event.payload();
        var seed = vetoed.seedId();
        if (seed != null && vetoed.reason() == GovernorVetoed.Reason.TAKEN_BACK) {
            precedents.vetoed(
                    seed,
                    vetoed.approvalId(),
                    vetoed.vetoCategory().wireName(),
                    vetoed.vetoedAt(),
                    new Cause(event.correlationId(), event.eventId()));
        }
    }
}
