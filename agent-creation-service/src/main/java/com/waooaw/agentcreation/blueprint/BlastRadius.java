package com.waooaw.agentcreation.blueprint;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a failure reaches, in rising order. */
public enum BlastRadius {
    /** Internal, read only, drafts. */
    @JsonProperty("low")
    LOW,
    /** Not binding, or undone at once. */
    @JsonProperty("medium")
    MEDIUM,
    /** Customer-facing, money, law, regulated, public. */
    @JsonProperty("high")
    HIGH,
    /** The whole platform, or beyond repair. */
    @JsonProperty("critical")
    CRITICAL
}
