package com.waooaw.industryknowledge.search;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How sure an answer is. */
public enum Confidence {
    /** The best passage answers the question. */
    @JsonProperty("high")
    HIGH,
    /** The best passage has to do with it. */
    @JsonProperty("medium")
    MEDIUM,
    /** Nothing was found: ask a human. */
    @JsonProperty("low")
    LOW
}
