package com.waooaw.agentexecution.skill;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a skill of a job stands (domain.md 4.2). The lower-case names are stored. */
public enum SkillRunState {
    /** Planned; what it needs is not there yet. */
    @JsonProperty("waiting_dependency")
    WAITING_DEPENDENCY,
    /** At work. */
    @JsonProperty("running")
    RUNNING,
    /** Ready to act outside; waits for a human. */
    @JsonProperty("waiting_approval")
    WAITING_APPROVAL,
    /** Done. */
    @JsonProperty("completed")
    COMPLETED,
    /** Ended without what it was to give. */
    @JsonProperty("failed")
    FAILED,
    /** Will not be done: a human said no, or what it needs failed. */
    @JsonProperty("cancelled")
    CANCELLED
}
