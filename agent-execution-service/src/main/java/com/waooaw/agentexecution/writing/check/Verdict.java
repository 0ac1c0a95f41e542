package com.waooaw.agentexecution.writing.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the passages say about one claim.
 *
 * @param passageId the passage that comes nearest; null where none does
 * @param evidence the words of that passage
 * @param coverage share of the claim's content that the evidence has, in [0, 1]
 */
public record Verdict(
        String claim,
        Status status,
        List<Reason> reasons,
        @Nullable String passageId,
        @Nullable String evidence,
        double coverage) {

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /** Whether the claim may be published. */
    public boolean passed() {
        return status == Status.SUPPORTED;
    }

    /** What the passages do to a claim. */
    public enum Status {
        /** A passage whose source was opened says so. */
        @JsonProperty("supported")
        SUPPORTED,
        /** Only passages say so that nobody checked against their source. */
        @JsonProperty("needs_verified_source")
        NEEDS_VERIFIED_SOURCE,
        /** The nearest passage says something else. */
        @JsonProperty("contradicted")
        CONTRADICTED,
        /** No passage says so. */
        @JsonProperty("unsupported")
        UNSUPPORTED
    }

    /**
     * Why a claim does not pass.
     *
     * @param detail for people: what the claim says and what the passage says
     */
    public record Reason(Difference difference, String detail) {}

    /** How a claim and its passage differ. */
    public enum Difference {
        /** Another number, or one the passage does not have. */
        @JsonProperty("number")
        NUMBER(true),
        /** The same number of something else. */
        @JsonProperty("unit")
        UNIT(true),
        /** At least against at most. */
        @JsonProperty("limit")
        LIMIT(true),
        /** One denies what the other says. */
        @JsonProperty("negation")
        NEGATION(true),
        /** Another group of people, or a group the passage does not name. */
        @JsonProperty("population")
        POPULATION(true),
        /** More against less, before against after. */
        @JsonProperty("direction")
        DIRECTION(true),
        /** Another medicine, organ, illness … of the same family. */
        @JsonProperty("substitution")
        SUBSTITUTION(true),
        /** Always, must or cures, where the passage is not as sure. */
        @JsonProperty("modality")
        MODALITY(false),
        /** The passage does not hold what the claim says. */
        @JsonProperty("no_evidence")
        NO_EVIDENCE(false),
        /** The claim cites no passage, or one that was not retrieved. */
        @JsonProperty("citation")
        CITATION(false);

        private final boolean contradicts;

        Difference(boolean contradicts) {
            this.contradicts = contradicts;
        }

        boolean contradicts() {
            return contradicts;
        }
    }
}
