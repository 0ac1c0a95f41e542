package com.waooaw.agentexecution.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.contracts.agentexecution.JobCompleted;
import java.util.Locale;

/** How a job ended. The lower-case names are stored and shown: never rename one. */
public enum JobOutcome {
    /** Delivered and published. */
    @JsonProperty("succeeded")
    SUCCEEDED,
    /** Delivered, and kept: no human said yes to publishing it. */
    @JsonProperty("publication_denied")
    PUBLICATION_DENIED,
    /** Not delivered. */
    @JsonProperty("failed")
    FAILED,
    /** Stopped, because its agent was taken back. */
    @JsonProperty("cancelled")
    CANCELLED;

    JobState state() {
        return switch (this) {
            case SUCCEEDED, PUBLICATION_DENIED -> JobState.COMPLETED;
            case FAILED -> JobState.FAILED;
            case CANCELLED -> JobState.CANCELLED;
        };
    }

    JobCompleted.Outcome published() {
        return switch (this) {
            case SUCCEEDED -> JobCompleted.Outcome.SUCCEEDED;
            case PUBLICATION_DENIED -> JobCompleted.Outcome.PUBLICATION_DENIED;
            case FAILED -> JobCompleted.Outcome.FAILED;
            case CANCELLED -> JobCompleted.Outcome.CANCELLED;
        };
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobOutcome ofStored(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
