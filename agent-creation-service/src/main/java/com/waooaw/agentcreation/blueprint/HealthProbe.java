package com.waooaw.agentcreation.blueprint;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How it is seen that the agent is well. */
public record HealthProbe(Kind kind, int everySeconds, int timeoutSeconds) {

    /** What a probe asks. */
    public enum Kind {
        /** Whether it is there at all. */
        @JsonProperty("liveness")
        LIVENESS,
        /** Whether it can take work. */
        @JsonProperty("readiness")
        READINESS
    }
}
