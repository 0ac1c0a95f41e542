package com.waooaw.agentcreation.blueprint;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an agent works. */
public enum Geography {
    /** United States and Canada. */
    @JsonProperty("north_america")
    NORTH_AMERICA,
    /** European Union, United Kingdom, Switzerland, Norway. */
    @JsonProperty("europe")
    EUROPE,
    /** India. */
    @JsonProperty("india")
    INDIA,
    /** Anywhere. */
    @JsonProperty("global")
    GLOBAL
}
