package com.waooaw.agentcreation.blueprint;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an interface is used. */
public enum InterfaceKind {
    /** A call that waits. */
    @JsonProperty("sync")
    SYNC,
    /** An order that is acknowledged. */
    @JsonProperty("command")
    COMMAND,
    /** A fact that is told. */
    @JsonProperty("event")
    EVENT,
    /** Many records, fetched on a schedule. */
    @JsonProperty("batch_pull")
    BATCH_PULL
}
