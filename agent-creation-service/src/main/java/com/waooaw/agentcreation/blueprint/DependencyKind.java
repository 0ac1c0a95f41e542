package com.waooaw.agentcreation.blueprint;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to an agent without the other one. */
public enum DependencyKind {
    /** It cannot work. */
    @JsonProperty("hard")
    HARD,
    /** It works worse. */
    @JsonProperty("soft")
    SOFT
}
