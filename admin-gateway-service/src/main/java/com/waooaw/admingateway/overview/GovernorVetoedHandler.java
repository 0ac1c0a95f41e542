package com.waooaw.admingateway.overview;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.governance.GovernorVetoed;
import com.waooaw.platform.events.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says in the operators' log that a Governor vetoed; what is undone, and how it goes, is Governance's to say. */
@Component
class GovernorVetoedHandler implements EventHandler<GovernorVetoed> {

    private static final Logger LOG = LoggerFactory.getLogger(GovernorVetoedHandler.class);

    private final ServiceSightings sightings;

    GovernorVetoedHandler(ServiceSightings sightings) {
        this.sightings = sightings;
    }

    @Override
    public Topic topic() {
        return Topic.GOVERNOR_VETOED;
    }

    @Override
    public void on(EventEnvelope<GovernorVetoed> event) {
        var vetoed = event.payload();
        LOG.warn(
                "a Governor vetoed approval {} of {} ({}, {})",
                vetoed.approvalId(),
                vetoed.actionType(),
                vetoed.reason(),
                vetoed.vetoCategory().wireName());
        sightings.saw(event);
    }
}
