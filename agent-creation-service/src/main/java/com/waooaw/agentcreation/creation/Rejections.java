package com.waooaw.agentcreation.creation;

import com.waooaw.agentcreation.registry.AgentRegistry;
import com.waooaw.agentcreation.registry.Lifecycle;
import com.waooaw.contracts.agentcreation.AgentState;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends the life of an agent that never worked, from wherever its creation is. */
@Component
class Rejections {

    private final AgentRegistry registry;

    Rejections(AgentRegistry registry) {
        this.registry = registry;
    }

    /** Whoever is in a review leaves it first, as with any refusal. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reject(Creation creation, String reason, String step) {
        var state = registry.agent(creation.agentId()).state();
        var cause = creation.causeOf(step);
        if (!Lifecycle.canBecome(state, AgentState.REJECTED)) {
            registry.move(creation.agentId(), AgentState.SPECIFIED, reason, cause);
        }
        registry.move(creation.agentId(), AgentState.REJECTED, reason, cause);
    }
}
