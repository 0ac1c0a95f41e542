package com.waooaw.agentcreation.blueprint;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an operation does to the world. */
public enum OperationType {
    /** Looks. */
    @JsonProperty("read")
    READ,
    /** Changes one thing. */
    @JsonProperty("write")
    WRITE,
    /** Removes something. */
    @JsonProperty("delete")
    DELETE,
    /** Changes or removes many things at once. */
    @JsonProperty("bulk")
    BULK
}
