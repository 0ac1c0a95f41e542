package com.waooaw.agentexecution.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a job stands. The lower-case names are stored and shown: never rename one. */
public enum JobState {
    /** Taken; not begun. */
    @JsonProperty("queued")
    QUEUED,
    /** Skills are at work. */
    @JsonProperty("running")
    RUNNING,
    /** The article is ready; a human decides whether it may go out. */
    @JsonProperty("waiting_approval")
    WAITING_APPROVAL,
    /** A human said yes; it is going out. */
    @JsonProperty("publishing")
    PUBLISHING,
    /** Delivered; final. */
    @JsonProperty("completed")
    COMPLETED,
    /** Ended without what was asked for; final. */
    @JsonProperty("failed")
    FAILED,
    /** Stopped, because its agent may not work any more; final. */
    @JsonProperty("cancelled")
    CANCELLED;

    boolean canBecome(JobState next) {
        return switch (this) {
            case QUEUED -> next == RUNNING || next == FAILED || next == CANCELLED;
            // a sample job publishes in the sandbox without asking anybody
            case RUNNING -> next == WAITING_APPROVAL || next.isFinal();
            case WAITING_APPROVAL -> next == PUBLISHING || next.isFinal();
            case PUBLISHING -> next.isFinal();
            case COMPLETED, FAILED, CANCELLED -> false;
        };
    }

    /** Whether nothing more happens. */
    boolean isFinal() {
        return switch (this) {
            case COMPLETED, FAILED, CANCELLED -> true;
            case QUEUED, RUNNING, WAITING_APPROVAL, PUBLISHING -> false;
        };
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobState ofStored(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
