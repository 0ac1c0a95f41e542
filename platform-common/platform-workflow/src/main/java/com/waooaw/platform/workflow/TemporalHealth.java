package com.waooaw.platform.workflow;

import io.grpc.StatusRuntimeException;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether Temporal answers. Not part of readiness: what is accepted meanwhile waits in the outbox, and work goes on when
 * it is back.
 */
class TemporalHealth implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final WorkflowServiceStubs temporal;
    private final BoundedCalls calls;

    TemporalHealth(WorkflowServiceStubs temporal, BoundedCalls calls) {
        this.temporal = temporal;
        this.calls = calls;
    }

    @Override
    public Health health() {
        try {
            calls.within(PATIENCE, temporal::healthCheck);
            return Health.up().build();
        } catch (StatusRuntimeException e) {
            return Health.down(e).build();
        }
    }
}
