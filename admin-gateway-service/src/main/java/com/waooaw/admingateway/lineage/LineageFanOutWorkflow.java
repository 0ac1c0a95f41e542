package com.waooaw.admingateway.lineage;

import com.waooaw.activities.platform.EventTraceActivities.Trace;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks all services at once what they know of an event's chain, and waits three seconds at most for each answer. */
@WorkflowInterface
public interface LineageFanOutWorkflow {

    /** Name of the workflow type. */
    String TYPE = "LineageFanOut";

    /** What all of them know; changes nothing. */
    @WorkflowMethod(name = TYPE)
    Gathered gather(Question question);

    /**
     * What is asked.
     *
     * @param eventId any event of the chain
     */
    record Question(UUID eventId, List<Service> services) {

        public Question {
            services = List.copyOf(services);
        }
    }

    /** A service, and where it listens. */
    record Service(String name, String taskQueue) {}

    /**
     * What came back.
     *
     * @param correlationId the chain; null where nobody who answered knows the event
     * @param answers one for each service asked, in the same order
     */
    record Gathered(@Nullable UUID correlationId, List<Answer> answers) {

        public Gathered {
            answers = List.copyOf(answers);
        }
    }

    /**
     * What one service knows.
     *
     * @param trace null where it did not answer in time
     */
    record Answer(String service, @Nullable Trace trace) {}
}
