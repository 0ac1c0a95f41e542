package com.waooaw.agentcreation.creation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The seven stages, in order. The lower-case names are stored: never rename one. */
public enum Stage {
    /** The request is complete and may be made. */
    @JsonProperty("specification")
    SPECIFICATION("requester"),
    /** The way of working is complete. */
    @JsonProperty("me_wow")
    ME_WOW("requester"),
    /** Genesis certifies. */
    @JsonProperty("genesis")
    GENESIS("genesis"),
    /** The Systems Architect approves the architecture. */
    @JsonProperty("architecture")
    ARCHITECTURE("architect"),
    /** The Vision Guardian clears the ethics. */
    @JsonProperty("ethics")
    ETHICS("guardian"),
    /** The Platform Governor decides. */
    @JsonProperty("governor")
    GOVERNOR("platform_governor"),
    /** The manifest is bound and the agent shows that it works. */
    @JsonProperty("deployment")
    DEPLOYMENT("platform");

    private final String actor;

    Stage(String actor) {
        this.actor = actor;
    }

    /** Whose stage it is. */
    public String actor() {
        return actor;
    }

    /** The name that is stored. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
