package com.waooaw.industryknowledge.industry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where an industry is in its life. The lower-case names are stored and published. */
public enum IndustryState {
    /** Described, no corpus yet. */
    @JsonProperty("draft")
    DRAFT,
    /** Corpus accepted, vectors being computed. */
    @JsonProperty("embeddings_generating")
    EMBEDDINGS_GENERATING,
    /** Can be asked, but no certified agent serves it. */
    @JsonProperty("agents_pending")
    AGENTS_PENDING,
    /** At least one certified agent serves it. */
    @JsonProperty("active")
    ACTIVE,
    /** Closed to new work; answers questions still. Terminal. */
    @JsonProperty("deprecated")
    DEPRECATED;

    /** Whether the life of an industry has this step. */
    public boolean canBecome(IndustryState next) {
        return switch (this) {
            case DRAFT -> next == EMBEDDINGS_GENERATING || next == DEPRECATED;
            case EMBEDDINGS_GENERATING -> next == AGENTS_PENDING || next == DRAFT;
            case AGENTS_PENDING -> next == ACTIVE || next == DEPRECATED;
            case ACTIVE -> next == DEPRECATED;
            case DEPRECATED -> false;
        };
    }

    /** Whether its corpus can be asked. */
    public boolean answersQuestions() {
        return switch (this) {
            case AGENTS_PENDING, ACTIVE, DEPRECATED -> true;
            case DRAFT, EMBEDDINGS_GENERATING -> false;
        };
    }

    /** As stored and published. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static IndustryState ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
