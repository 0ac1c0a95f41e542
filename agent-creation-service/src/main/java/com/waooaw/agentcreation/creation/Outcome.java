package com.waooaw.agentcreation.creation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a creation ended. The lower-case names are stored: never rename one. */
enum Outcome {
    /** The agent works. */
    @JsonProperty("active")
    ACTIVE,
    /** The checks refused it. It has not ended while its author may mend it. */
    @JsonProperty("refused")
    REFUSED,
    /** The Governor said no. */
    @JsonProperty("denied")
    DENIED,
    /** Nobody decided in time, which is a no. */
    @JsonProperty("expired")
    EXPIRED,
    /** Its deployment failed and was undone. */
    @JsonProperty("rolled_back")
    ROLLED_BACK,
    /** Its deployment failed and could not be undone: the agent is suspended. */
    @JsonProperty("contained")
    CONTAINED,
    /** The Governor vetoed the question, or took back what a precedent had allowed before the agent worked. */
    @JsonProperty("vetoed")
    VETOED,
    /** The checks refused it once more than it may be mended; it has not ended while the Platform Governor may say how to go on. */
    @JsonProperty("escalated")
    ESCALATED,
    /** Nobody mended it in time, or said how to go on. */
    @JsonProperty("abandoned")
    ABANDONED,
    /** Whoever requested it took it back. */
    @JsonProperty("withdrawn")
    WITHDRAWN
}
