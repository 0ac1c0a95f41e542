package com.waooaw.contracts.governance;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an approval stands. The lower-case names are stored and published: never rename one. */
public enum ApprovalStatus {
    /** Waits for a human. */
    @JsonProperty("pending")
    PENDING,
    /** A human has put it aside; it waits, and its deadline runs on. */
    @JsonProperty("deferred")
    DEFERRED,
    /** A human said yes to exactly this act. */
    @JsonProperty("approved")
    APPROVED,
    /** A human said no. */
    @JsonProperty("denied")
    DENIED,
    /** Nobody decided in time, which is a no. */
    @JsonProperty("expired")
    EXPIRED,
    /** The requester took the question back. */
    @JsonProperty("withdrawn")
    WITHDRAWN,
    /** The act it allowed has been started; it allows nothing more. */
    @JsonProperty("consumed")
    CONSUMED,
    /** A precedent said yes; until its window closes a Governor may take it back, whether it has been used or not. */
    @JsonProperty("auto_approved")
    AUTO_APPROVED,
    /** A precedent said yes, and nobody took it back in time. */
    @JsonProperty("confirmed")
    CONFIRMED,
    /** A precedent said yes, and a Governor took it back: what was done is undone. */
    @JsonProperty("vetoed")
    VETOED,
    /** A status a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    @JsonProperty("unknown")
    UNKNOWN
}
