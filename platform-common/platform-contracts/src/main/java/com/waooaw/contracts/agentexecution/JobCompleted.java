package com.waooaw.contracts.agentexecution;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Bounded;
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
        @Bounded(max = 64) String industry,
        String jobRoleId,
        Outcome outcome,
        @Bounded(max = 4000) String resultSummary,
        @Bounded(min = 1, max = 5) @Nullable Integer customerFeedback,
        @Bounded(min = 0) BigDecimal costUsd,
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
            @Bounded(max = 200) String principle,
            @Bounded(min = 100) String rationale,
            List<Condition> conditions,
            @Bounded(min = 0, max = 1) double confidence,
            List<String> evidenceRefs) {

        public SeedDraft {
            conditions = List.copyOf(conditions);
            evidenceRefs = List.copyOf(evidenceRefs);
        }
    }

    /**
     * A fact that held, as {@code fact op value}.
     *
     * @param fact for example {@code fact_check.status}
     * @param op how it is compared, for example {@code eq}
     * @param value what it is compared with, as text
     */
    public record Condition(String fact, String op, String value) {}
}
