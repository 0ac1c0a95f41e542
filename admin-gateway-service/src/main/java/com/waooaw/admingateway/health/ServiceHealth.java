package com.waooaw.admingateway.health;

import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.WebError;
import com.waooaw.platform.workflow.BoundedCalls;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;

/** Asks through Temporal, as services do: an answer shows that the service can really be given work. */
@Service
class ServiceHealth {

    /** The slowest answer, and the way there and back. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final WorkflowClient temporal;
    private final BoundedCalls calls;
    private final HealthProperties properties;
    private final Clock clock;
    private final String taskQueue;

    ServiceHealth(
            @Lazy WorkflowClient temporal,
            BoundedCalls calls,
            HealthProperties properties,
            Clock clock,
            @Value("${waooaw.task-queue}") String taskQueue) {
        this.temporal = temporal;
        this.calls = calls;
        this.properties = properties;
        this.clock = clock;
        this.taskQueue = taskQueue;
    }

    /**
     * The platform's pulse.
     *
     * @param healthy how many answered and have their database
     * @param total how many were asked
     */
    record Health(Instant asOf, int healthy, int total, List<PulseFanOutWorkflow.Sign> services) {}

    /**
     * Asks now; takes as long as the slowest answer, three seconds where one does not come.
     *
     * @throws WaooawException {@code WEB-0013} where Temporal itself does not answer
     */
    Health ask() {
        var workflow = temporal.newWorkflowStub(
                PulseFanOutWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId("admin-health-" + Ids.next(clock))
                        .setTaskQueue(taskQueue)
                        .setWorkflowRunTimeout(Duration.ofSeconds(20))
                        .build());
        var signs = answered(() -> workflow.ask(properties.services()));
        int healthy =
                (int) signs.stream().filter(s -> s.answered() && s.database()).count();
        return new Health(clock.instant(), healthy, signs.size(), signs);
    }

    private <T> T answered(Supplier<T> question) {
        try {
            return calls.within(PATIENCE, question);
        } catch (WorkflowException | StatusRuntimeException e) {
            throw new WaooawException(WebError.UNAVAILABLE, "Temporal does not answer; try again", e);
        }
    }
}
