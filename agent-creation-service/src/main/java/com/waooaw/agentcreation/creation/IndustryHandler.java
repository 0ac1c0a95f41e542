package com.waooaw.agentcreation.creation;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.industryknowledge.IndustryAdded;
import com.waooaw.platform.events.EventHandler;
import org.springframework.stereotype.Component;

/** Remembers industries. */
@Component
class IndustryHandler implements EventHandler<IndustryAdded> {

    private final Industries industries;

    IndustryHandler(Industries industries) {
        this.industries = industries;
    }

    @Override
    public Topic topic() {
        return Topic.INDUSTRY_ADDED;
    }

    @Override
    public void on(EventEnvelope<IndustryAdded> event) {
        industries.heard(event.payload(), event.n());
    }
}
