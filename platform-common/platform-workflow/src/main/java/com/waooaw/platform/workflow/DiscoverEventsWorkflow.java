package com.waooaw.platform.workflow;

import com.waooaw.contracts.AggregateRef;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what publishers have with what this service was delivered, so that an event nobody misses is found. */
@WorkflowInterface
public interface DiscoverEventsWorkflow {

    /** Its type. */
    String TYPE = "DiscoverEvents";

    /** The topics of which not everything could be compared, because their publisher did not answer. */
    @WorkflowMethod(name = TYPE)
    List<String> discover(Discovery discovery);

    /**
     * What to compare.
     *
     * @param topics by their names on the wire
     * @param incomplete topics before them of which not everything could be compared
     * @param at where to go on with the first of them; null for its beginning
     */
    record Discovery(
            List<String> topics,
            List<String> incomplete,
            @Nullable Page at) {

        public Discovery {
            topics = List.copyOf(topics);
            incomplete = List.copyOf(incomplete);
        }
    }

    /**
     * A page of aggregates.
     *
     * @param begun when the first page of the topic was asked for, UTC
     * @param since what moved since then; null for all there is
     * @param after the last aggregate of the page before; null for the first page
     */
    record Page(
            Instant begun,
            @Nullable Instant since,
            @Nullable AggregateRef after) {}
}
