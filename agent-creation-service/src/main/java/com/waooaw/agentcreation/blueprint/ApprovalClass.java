package com.waooaw.agentcreation.blueprint;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an approval covers; one class never implies another. */
public enum ApprovalClass {
    /** An internal artefact. */
    @JsonProperty("artifact")
    ARTIFACT,
    /** Anything that leaves the platform as a message. */
    @JsonProperty("communication")
    COMMUNICATION,
    /** Any change of state outside. */
    @JsonProperty("execution")
    EXECUTION,
    /** Money. */
    @JsonProperty("financial")
    FINANCIAL,
    /** Policy and the constitution itself. */
    @JsonProperty("constitutional")
    CONSTITUTIONAL
}
