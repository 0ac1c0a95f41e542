package com.waooaw.admingateway.health;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks all services at once for a sign of life, and waits three seconds at most. */
@WorkflowInterface
public interface PulseFanOutWorkflow {

    /** Name of the workflow type. */
    String TYPE = "PulseFanOut";

    /** One answer for each service asked, in the same order. */
    @WorkflowMethod(name = TYPE)
    List<Sign> ask(List<Service> services);

    /** A service, and where it listens. */
    record Service(String name, String taskQueue) {}

    /**
     * What came back.
     *
     * @param answered whether its worker answered in time
     * @param database whether it said that its database answers
     * @param answeredAt UTC; absent where nobody answered
     */
    record Sign(
            String service,
            boolean answered,
            boolean database,
            @Nullable Instant answeredAt) {}
}
