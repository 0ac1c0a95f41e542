package com.waooaw.agentcreation.registry;

/**
 * Hears of every change of the registry, inside its transaction: what it writes is committed with the change, or neither is.
 * Implemented by what is read from the registry's rows; whatever else wants to know listens to {@code AgentStateChanged}.
 */
public interface AgentChanges {

    /** The agent was added, or has another state. */
    void changed(Agent agent);
}
