package com.waooaw.agentcreation.blueprint;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much the agent knows of its industry; sets the price band. */
public enum ExpertiseLevel {
    /** Nothing special. */
    @JsonProperty("generic")
    GENERIC,
    /** The corpus of one industry. */
    @JsonProperty("specialized")
    SPECIALIZED,
    /** That, and its regulations in depth. */
    @JsonProperty("expert")
    EXPERT
}
