package com.waooaw.agentexecution.engagement;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an engagement stands (domain.md 9.1). It follows from the clock, so it is not stored. */
public enum EngagementState {
    /** The seven days run: the agent works, in the sandbox. */
    @JsonProperty("trial_active")
    TRIAL_ACTIVE,
    /** The seven days are over: nothing new is begun, everything made is kept. */
    @JsonProperty("trial_expired")
    TRIAL_EXPIRED
}
