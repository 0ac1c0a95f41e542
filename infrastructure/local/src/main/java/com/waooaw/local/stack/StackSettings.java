package com.waooaw.local.stack;

import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.infrastructure.PortPlan;
import java.nio.file.Path;
import java.util.Map;

/**
 * One local stack.
 *
 * @param root of the repository, where the services were built
 * @param state where it keeps what survives a restart
 * @param temporal which Temporal it works with
 * @param mode where the services run
 * @param training each process of a service writes a start-up cache when it ends
 * @param overrides Spring properties of every service
 */
public record StackSettings(
        Path root,
        Infrastructure infrastructure,
        PortPlan ports,
        StateDirectory state,
        TemporalChoice temporal,
        ServiceMode mode,
        boolean training,
        Map<String, String> overrides) {

    /** Where the services run. */
    public enum ServiceMode {
        /** All six contexts in the process of the launcher. */
        ONE_PROCESS,
        /** Each in a process of its own, from its exec jar. */
        PROCESSES,
        /** Nowhere: whoever needs only one starts it. */
        NONE
    }

    public StackSettings {
        overrides = Map.copyOf(overrides);
    }
}
