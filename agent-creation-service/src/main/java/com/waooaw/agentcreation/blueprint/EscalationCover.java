package com.waooaw.agentcreation.blueprint;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an escalation is for. */
public enum EscalationCover {
    /** Nobody answered in time. */
    @JsonProperty("timeout")
    TIMEOUT,
    /** The agent does not know. */
    @JsonProperty("uncertainty")
    UNCERTAINTY,
    /** Something may be wrong to do. */
    @JsonProperty("ethics")
    ETHICS,
    /** Anything else. */
    @JsonProperty("other")
    OTHER
}
