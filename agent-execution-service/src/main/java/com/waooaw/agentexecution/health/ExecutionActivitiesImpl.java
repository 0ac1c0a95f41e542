package com.waooaw.agentexecution.health;

import com.waooaw.activities.execution.ExecutionActivities;
import com.waooaw.agentexecution.dispatcher.Dispatcher;
import com.waooaw.platform.workflow.TemporalFailures;
import io.temporal.spring.boot.ActivityImpl;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What this service does for others; translates, decides nothing. */
@Component
@ActivityImpl(taskQueues = ExecutionActivities.TASK_QUEUE)
class ExecutionActivitiesImpl implements ExecutionActivities {

    private final Dispatcher dispatcher;
    private final HealthChecks healthChecks;

    ExecutionActivitiesImpl(Dispatcher dispatcher, HealthChecks healthChecks) {
        this.dispatcher = dispatcher;
        this.healthChecks = healthChecks;
    }

    @Override
    public void bindManifest(BindManifest request) {
        TemporalFailures.translatingRun(() -> dispatcher.bind(request));
    }

    @Override
    public void unbindManifest(UUID agentId, String agentVersion) {
        TemporalFailures.translatingRun(() -> dispatcher.unbind(agentId, agentVersion));
    }

    @Override
    public HealthReport runSampleJob(SampleJob request) {
        return TemporalFailures.translating(() -> healthChecks.run(request));
    }
}
