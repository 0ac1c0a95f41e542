package com.waooaw.platform.workflow;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;

/** Compares what publishers have with what this service was delivered, so that an event nobody misses is found. */
@WorkflowInterface
public interface DiscoverEventsWorkflow {

    /** Its type. */
    String TYPE = "DiscoverEvents";

    /** The topics of which not everything could be compared, because their publisher did not answer. */
    @WorkflowMethod(name = TYPE)
    List<String> discover(Discovery discovery);

    /** The topics to compare, by their names on the wire. */
    record Discovery(List<String> topics) {

        public Discovery {
            topics = List.copyOf(topics);
        }
    }
}
