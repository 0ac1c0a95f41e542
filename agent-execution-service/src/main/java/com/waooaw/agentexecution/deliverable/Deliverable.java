package com.waooaw.agentexecution.deliverable;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * What a job produced; the customer keeps it whatever happens to the trial.
 *
 * @param markdown the article, as it was or would be published
 */
public record Deliverable(
        UUID id,
        UUID jobId,
        UUID customerId,
        UUID engagementId,
        State state,
        String title,
        String markdown,
        DeliverableContent content,
        Instant createdAt) {

    /** Whether it is out. The lower-case names are stored. */
    public enum State {
        /** Ready to read; not published. */
        @JsonProperty("draft")
        DRAFT,
        /** Published. */
        @JsonProperty("published")
        PUBLISHED,
        /** Was published, and was taken back. */
        @JsonProperty("unpublished")
        UNPUBLISHED
    }
}
