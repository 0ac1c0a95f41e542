package com.waooaw.agentcreation.blueprint;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many agents work together. */
public enum CoordinationComplexity {
    /** One. */
    @JsonProperty("simple")
    SIMPLE,
    /** Two or three. */
    @JsonProperty("moderate")
    MODERATE,
    /** Four or more. */
    @JsonProperty("complex")
    COMPLEX
}
