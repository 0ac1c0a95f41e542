package com.waooaw.agentcreation.blueprint;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much harm a wrong word can do in the domain. */
public enum DomainTier {
    /** Little: internal or trivial. */
    @JsonProperty("low")
    LOW,
    /** Some: public communication, spend. */
    @JsonProperty("medium")
    MEDIUM,
    /** Much: health, finance, law. */
    @JsonProperty("high")
    HIGH
}
