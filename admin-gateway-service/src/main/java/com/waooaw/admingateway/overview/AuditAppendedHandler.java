package com.waooaw.admingateway.overview;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.governance.AuditAppended;
import com.waooaw.platform.events.EventHandler;
import org.springframework.stereotype.Component;

/** An audit entry on its way says that its service works; what it says is for the log alone. */
@Component
class AuditAppendedHandler implements EventHandler<AuditAppended> {

    private final ServiceSightings sightings;

    AuditAppendedHandler(ServiceSightings sightings) {
        this.sightings = sightings;
    }

    @Override
    public Topic topic() {
        return Topic.AUDIT_EVENTS;
    }

    @Override
    public void on(EventEnvelope<AuditAppended> event) {
        sightings.saw(event);
    }
}
