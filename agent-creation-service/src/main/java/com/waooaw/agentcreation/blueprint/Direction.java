package com.waooaw.agentcreation.blueprint;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which way an interface carries. */
public enum Direction {
    /** Into the agent. */
    @JsonProperty("inbound")
    INBOUND,
    /** Out of the agent. */
    @JsonProperty("outbound")
    OUTBOUND,
    /** Both ways. */
    @JsonProperty("both")
    BOTH
}
