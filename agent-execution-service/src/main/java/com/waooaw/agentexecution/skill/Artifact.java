package com.waooaw.agentexecution.skill;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What skills hand on to each other. */
public enum Artifact {
    /** What the customer asked for. */
    @JsonProperty("brief")
    BRIEF,
    /** Passages of the corpus. */
    @JsonProperty("passages")
    PASSAGES,
    /** A draft. */
    @JsonProperty("article")
    ARTICLE,
    /** What came of checking the draft. */
    @JsonProperty("fact_check")
    FACT_CHECK,
    /** The draft, out. */
    @JsonProperty("publication")
    PUBLICATION
}
