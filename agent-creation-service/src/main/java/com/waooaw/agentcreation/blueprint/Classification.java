package com.waooaw.agentcreation.blueprint;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How carefully data has to be kept. */
public enum Classification {
    /** Anybody may read it. */
    @JsonProperty("public")
    PUBLIC,
    /** For the platform and the customer. */
    @JsonProperty("internal")
    INTERNAL,
    /** For named people. */
    @JsonProperty("confidential")
    CONFIDENTIAL,
    /** About identifiable people. */
    @JsonProperty("restricted_pii")
    RESTRICTED_PII
}
