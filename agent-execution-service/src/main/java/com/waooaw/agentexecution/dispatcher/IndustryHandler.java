package com.waooaw.agentexecution.dispatcher;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.industryknowledge.IndustryAdded;
import com.waooaw.platform.events.EventHandler;
import org.springframework.stereotype.Component;

/** Remembers which industries there are and whether their corpus can be searched. */
@Component
class IndustryHandler implements EventHandler<IndustryAdded> {

    private final AgentEntries agents;

    IndustryHandler(AgentEntries agents) {
        this.agents = agents;
    }

    @Override
    public Topic topic() {
        return Topic.INDUSTRY_ADDED;
    }

    @Override
    public void on(EventEnvelope<IndustryAdded> event) {
        agents.store(event.payload(), event.n());
    }
}
