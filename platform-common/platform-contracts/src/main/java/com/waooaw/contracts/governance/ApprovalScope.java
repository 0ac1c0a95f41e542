package com.waooaw.contracts.governance;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose Governor decides. */
public enum ApprovalScope {
    /** The Platform Governor. */
    @JsonProperty("platform")
    PLATFORM,
    /** The Governor of one customer's engagement. */
    @JsonProperty("engagement")
    ENGAGEMENT,
    /** A scope a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    @JsonProperty("unknown")
    UNKNOWN
}
