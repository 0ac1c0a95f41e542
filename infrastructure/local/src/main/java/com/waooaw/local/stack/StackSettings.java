package com.waooaw.local.stack;

import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.infrastructure.PortPlan;
import org.jspecify.annotations.Nullable;

/**
 * One local stack.
 *
 * @param state where it keeps what survives a restart
 * @param temporalTarget a Temporal server somebody else runs; null for our own in-memory one
 */
public record StackSettings(
        Infrastructure infrastructure,
        PortPlan ports,
        StateDirectory state,
        @Nullable String temporalTarget) {}
