package com.waooaw.industryknowledge.industry;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.platform.events.EventHandler;
import com.waooaw.platform.kernel.Cause;
import org.springframework.stereotype.Component;

/** Makes an industry active when its first agent is. */
@Component
class ActiveAgentHandler implements EventHandler<AgentStateChanged> {

    private final Industries industries;

    ActiveAgentHandler(Industries industries) {
        this.industries = industries;
    }

    @Override
    public Topic topic() {
        return Topic.AGENT_STATE_CHANGED;
    }

    @Override
    public void on(EventEnvelope<AgentStateChanged> event) {
        if (event.payload().newState() == AgentState.ACTIVE) {
            industries.agentActivated(event.payload().industry(), new Cause(event.correlationId(), event.eventId()));
        }
    }
}
