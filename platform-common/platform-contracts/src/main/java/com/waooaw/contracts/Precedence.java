package com.waooaw.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Which of two states stands that services told of the same thing without knowing of each other: the later in this list,
 * whichever came first (domain.md 8.3). The lower-case names are stored: never rename one.
 */
public enum Precedence {
    /** Not decided yet. */
    @JsonProperty("draft")
    DRAFT,
    /** May work. */
    @JsonProperty("approve")
    APPROVE,
    /** Takes nothing new. */
    @JsonProperty("deprecate")
    DEPRECATE,
    /** Does nothing for now. */
    @JsonProperty("suspend")
    SUSPEND,
    /** Was refused or taken back. */
    @JsonProperty("veto")
    VETO
}
