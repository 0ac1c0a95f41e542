package com.waooaw.agentcreation.rules;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How bad a finding is. The lower-case names are stored: never rename one. */
public enum Severity {
    /** Must not go on, and somebody is told. */
    @JsonProperty("critical")
    CRITICAL,
    /** Must not go on. */
    @JsonProperty("high")
    HIGH,
    /** Should be mended. */
    @JsonProperty("medium")
    MEDIUM,
    /** Could be better. */
    @JsonProperty("low")
    LOW;

    /** Whether a blueprint with such a finding is refused. */
    public boolean refuses() {
        return switch (this) {
            case CRITICAL, HIGH -> true;
            case MEDIUM, LOW -> false;
        };
    }
}
