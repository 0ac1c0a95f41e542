package com.waooaw.agentcreation.blueprint;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What somebody is in a team. */
public enum TeamRole {
    /** Coordinates; never acts externally. */
    @JsonProperty("manager")
    MANAGER,
    /** Does the work. */
    @JsonProperty("specialist")
    SPECIALIST
}
