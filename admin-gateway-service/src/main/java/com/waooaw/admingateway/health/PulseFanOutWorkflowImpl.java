package com.waooaw.admingateway.health;

import com.waooaw.activities.platform.PulseActivities;
import com.waooaw.activities.platform.PulseActivities.Pulse;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Public because Temporal instantiates it; nothing else refers to it. */
@WorkflowImpl(taskQueues = "${waooaw.task-queue}")
public final class PulseFanOutWorkflowImpl implements PulseFanOutWorkflow {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Override
    public List<Sign> ask(List<Service> services) {
        var asked = services.stream()
                .map(service -> Async.function(stub(service)::pulse))
                .toList();
        return IntStream.range(0, services.size())
                .mapToObj(i -> sign(services.get(i), asked.get(i)))
                .toList();
    }

    private static PulseActivities stub(Service service) {
        return Workflow.newActivityStub(
                PulseActivities.class,
                ActivityOptions.newBuilder()
                        .setTaskQueue(service.taskQueue())
                        .setScheduleToCloseTimeout(PATIENCE)
                        .setRetryOptions(
                                RetryOptions.newBuilder().setMaximumAttempts(1).build())
                        .build());
    }

    private static Sign sign(Service service, Promise<Pulse> asked) {
        try {
            var pulse = asked.get();
            return new Sign(service.name(), true, pulse.database(), pulse.answeredAt());
        } catch (ActivityFailure _) {
            return new Sign(service.name(), false, false, null); // silence is the answer
        }
    }
}
