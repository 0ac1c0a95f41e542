package com.waooaw.admingateway.lineage;

import com.waooaw.admingateway.AdminGatewayError;
import com.waooaw.admingateway.lineage.LineageFanOutWorkflow.Answer;
import com.waooaw.admingateway.lineage.LineageFanOutWorkflow.Gathered;
import com.waooaw.admingateway.lineage.LineageFanOutWorkflow.Question;
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
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;

/** Asks every service through Temporal and puts their answers together. */
@Service
class Lineages {

    /** Two questions of three seconds each, and the way there and back. */
    private static final Duration PATIENCE = Duration.ofSeconds(9);

    private final WorkflowClient temporal;
    private final BoundedCalls calls;
    private final LineageProperties properties;
    private final Clock clock;
    private final String taskQueue;

    Lineages(
            @Lazy WorkflowClient temporal,
            BoundedCalls calls,
            LineageProperties properties,
            Clock clock,
            @Value("${waooaw.task-queue}") String taskQueue) {
        this.temporal = temporal;
        this.calls = calls;
        this.properties = properties;
        this.clock = clock;
        this.taskQueue = taskQueue;
    }

    /**
     * The chain of an event as it is now.
     *
     * @throws WaooawException {@code ADM-0001} where nobody knows the event, {@code ADM-0002} where those who did not
     *     answer may, {@code WEB-0013} where Temporal itself does not answer
     */
    Lineage of(UUID eventId) {
        var gathered = gathered(eventId);
        var correlation = gathered.correlationId();
        if (correlation != null) {
            return new LineageTree(eventId, correlation, gathered.answers()).lineage(clock.instant());
        }
        var silent = gathered.answers().stream()
                .filter(answer -> answer.trace() == null)
                .map(Answer::service)
                .collect(Collectors.joining(", "));
        throw silent.isEmpty()
                ? new WaooawException(AdminGatewayError.EVENT_UNKNOWN, "no service published or received " + eventId)
                : new WaooawException(
                        AdminGatewayError.SERVICES_SILENT, "nobody who answered knows it; silent: " + silent);
    }

    private Gathered gathered(UUID eventId) {
        var workflow = temporal.newWorkflowStub(
                LineageFanOutWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId("admin-lineage-" + Ids.next(clock))
                        .setTaskQueue(taskQueue)
                        .setWorkflowRunTimeout(Duration.ofSeconds(20))
                        .build());
        try {
            return calls.within(PATIENCE, () -> workflow.gather(new Question(eventId, properties.services())));
        } catch (WorkflowException | StatusRuntimeException e) {
            throw new WaooawException(WebError.UNAVAILABLE, "Temporal does not answer; try again", e);
        }
    }
}
