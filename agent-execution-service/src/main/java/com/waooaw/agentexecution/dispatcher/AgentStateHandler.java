package com.waooaw.agentexecution.dispatcher;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.platform.events.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps the copy of the registry that decides whether an agent may work. */
@Component
class AgentStateHandler implements EventHandler<AgentStateChanged> {

    private final AgentEntries agents;

    AgentStateHandler(AgentEntries agents) {
        this.agents = agents;
    }

    @Override
    public Topic topic() {
        return Topic.AGENT_STATE_CHANGED;
    }

    @Override
    public void on(EventEnvelope<AgentStateChanged> event) {
        agents.store(event.payload(), event.n());
    }
}
