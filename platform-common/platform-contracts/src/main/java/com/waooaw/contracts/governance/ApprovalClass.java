package com.waooaw.contracts.governance;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What an approval covers; an approval of one class never implies another. */
public enum ApprovalClass {
    /** Internal artefact: a draft, a review. */
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
    CONSTITUTIONAL,
    /** A class a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    @JsonProperty("unknown")
    UNKNOWN
}
