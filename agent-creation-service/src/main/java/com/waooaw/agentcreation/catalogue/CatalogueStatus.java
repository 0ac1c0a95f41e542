package com.waooaw.agentcreation.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a definition stands. The lower-case names are stored: never rename one. */
public enum CatalogueStatus {
    /** Being written. */
    @JsonProperty("draft")
    DRAFT,
    /** Being looked at. */
    @JsonProperty("under_review")
    UNDER_REVIEW,
    /** Certified, immutable. */
    @JsonProperty("certified")
    CERTIFIED,
    /** Certified and in use. */
    @JsonProperty("active")
    ACTIVE,
    /** Has a successor; no new use. */
    @JsonProperty("deprecated")
    DEPRECATED,
    /** Kept for the record. */
    @JsonProperty("archived")
    ARCHIVED;

    boolean usable() {
        return switch (this) {
            case CERTIFIED, ACTIVE -> true;
            case DRAFT, UNDER_REVIEW, DEPRECATED, ARCHIVED -> false;
        };
    }
}
