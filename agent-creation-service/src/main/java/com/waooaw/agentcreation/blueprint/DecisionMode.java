package com.waooaw.agentcreation.blueprint;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who decides about an operation. */
public enum DecisionMode {
    /** The agent. */
    @JsonProperty("autonomous")
    AUTONOMOUS,
    /** A human, before it happens. */
    @JsonProperty("approval")
    APPROVAL,
    /** Somebody above, case by case. */
    @JsonProperty("escalate")
    ESCALATE
}
