package com.waooaw.agentcreation.blueprint;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is done with data. */
public enum Access {
    /** Read only. */
    @JsonProperty("read")
    READ,
    /** Written too. */
    @JsonProperty("write")
    WRITE
}
