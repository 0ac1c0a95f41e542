package com.waooaw.agentcreation.classification;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a change needs (glossary). */
public enum ChangeClass {
    /** Widens no effects, reduces no approvals, adds no access, weakens no safety. */
    @JsonProperty("proposal")
    PROPOSAL,
    /** Does one of those, or nobody can tell: a new specification and certification. */
    @JsonProperty("evolution")
    EVOLUTION
}
