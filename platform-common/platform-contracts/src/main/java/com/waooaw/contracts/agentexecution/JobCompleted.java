package com.waooaw.contracts.agentexecution;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.IntegrationEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's job ended. Topic {@code JobCompleted}, to Learning.
 *
 * @param jobId key of the job
 * @param agentId agent that did it
 * @param engagementId engagement it was done in
 * @param industry industry id in lower case
 * @param jobRoleId for example {@code JOB-HC-001}
 * @param outcome how it ended
 * @param resultSummary what was produced, as facts about it (counts, codes), at most 200 words; no customer text
 * @param customerFeedback stars 1 to 5; absent until the customer rated it
 * @param costUsd what the job cost, US dollars
 * @param seedDraft what may be learned; absent where nothing may
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobCompleted(
        UUID jobId,
        UUID agentId,
        UUID engagementId,
        String industry,
        String jobRoleId,
        Outcome outcome,
        String resultSummary,
        @Nullable Integer customerFeedback,
        BigDecimal costUsd,
        @Nullable SeedDraft seedDraft)
        implements IntegrationEvent {

    @Override
    public AggregateRef aggregate() {
        return new AggregateRef("job", jobId.toString());
    }

    @Override
    public String orderingKey() {
        return "agent:" + agentId;
    }

    /** How a job ended. */
    public enum Outcome {
        /** Delivered, and published where it was to be published. */
        @JsonProperty("succeeded")
        SUCCEEDED,
        /** Delivered, but the Governor refused the publication. */
        @JsonProperty("publication_denied")
        PUBLICATION_DENIED,
        /** Ended without a deliverable. */
        @JsonProperty("failed")
        FAILED,
        /** Stopped by the customer or the Governor. */
        @JsonProperty("cancelled")
        CANCELLED,
        /** An outcome a newer publisher knows and this reader does not. */
        @JsonEnumDefaultValue
        @JsonProperty("unknown")
        UNKNOWN
    }

    /**
     * A pattern seen in one job; the beginning of a precedent, never one by itself.
     *
     * @param actionType for example {@code publish_content}
     * @param decision what the Governor decided, for example {@code approved}
     * @param principle at most 200 characters
     * @param rationale why, at least 100 characters, naming the principle of L0 or L1 it rests on
     * @param conditions facts that held, for example {@code fact_check.status = passed}
     * @param confidence 0 to 1
     * @param evidenceRefs approval and deliverable ids
     */
    public record SeedDraft(
            String actionType,
            String decision,
            String principle,
            String rationale,
            List<Condition> conditions,
            double confidence,
            List<String> evidenceRefs) {

        public SeedDraft {
            conditions = List.copyOf(conditions);
            evidenceRefs = List.copyOf(evidenceRefs);
        }
    }

    /** A fact that held, as {@code fact op value}. */
    public record Condition(String fact, String op, String value) {}
}
