package com.waooaw.contracts.agentcreation;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.contracts.Precedence;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Registry states of an agent. The lower-case names are stored and published: never rename one. */
public enum AgentState {
    /** Submitted; the shape is right, nothing has been checked. */
    @JsonProperty("draft")
    DRAFT,
    /** Has a ME-WoW; also where a refused blueprint waits for its author. */
    @JsonProperty("specified")
    SPECIFIED,
    /** Genesis checks it. */
    @JsonProperty("genesis_review")
    GENESIS_REVIEW,
    /** The Systems Architect checks it. */
    @JsonProperty("architecture_review")
    ARCHITECTURE_REVIEW,
    /** The Vision Guardian checks it. */
    @JsonProperty("ethics_review")
    ETHICS_REVIEW,
    /** A human decides. */
    @JsonProperty("governor_review")
    GOVERNOR_REVIEW,
    /** Approved; being bound and health-checked. */
    @JsonProperty("deploying")
    DEPLOYING,
    /** Works for customers. */
    @JsonProperty("active")
    ACTIVE,
    /** The Governor refused it for good, or nobody decided in time and it was withdrawn. */
    @JsonProperty("rejected")
    REJECTED,
    /** The Governor took it back. */
    @JsonProperty("vetoed")
    VETOED,
    /** Approved, but its health check failed; everything was undone. */
    @JsonProperty("deployment_failed")
    DEPLOYMENT_FAILED,
    /** Contained: does no work until somebody reactivates it. */
    @JsonProperty("suspended")
    SUSPENDED,
    /** Works with a soft dependency missing. */
    @JsonProperty("degraded")
    DEGRADED,
    /** Still serves, takes no new customers. */
    @JsonProperty("deprecated")
    DEPRECATED,
    /** Gone. */
    @JsonProperty("retired")
    RETIRED,
    /** A state a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    @JsonProperty("unknown")
    UNKNOWN;

    /** The name that is stored and published. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it weighs against a state another service tells of the agent at the same time; null where nobody knows. */
    public @Nullable Precedence precedence() {
        return switch (this) {
            case DRAFT, SPECIFIED, GENESIS_REVIEW, ARCHITECTURE_REVIEW, ETHICS_REVIEW, GOVERNOR_REVIEW ->
                Precedence.DRAFT;
            case DEPLOYING, ACTIVE, DEGRADED -> Precedence.APPROVE;
            case DEPRECATED, RETIRED -> Precedence.DEPRECATE;
            case SUSPENDED, DEPLOYMENT_FAILED -> Precedence.SUSPEND;
            case REJECTED, VETOED -> Precedence.VETO;
            case UNKNOWN -> null;
        };
    }
}
