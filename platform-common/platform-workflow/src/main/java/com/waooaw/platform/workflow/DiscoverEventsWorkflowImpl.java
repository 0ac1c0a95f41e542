package com.waooaw.platform.workflow;

import com.waooaw.activities.platform.EventActivities.Changes;
import com.waooaw.contracts.AggregateRef;
import io.temporal.failure.ActivityFailure;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Public because Temporal instantiates it; nothing else refers to it. */
@WorkflowImpl(taskQueues = "${waooaw.task-queue}")
public final class DiscoverEventsWorkflowImpl implements DiscoverEventsWorkflow {

    /** What was committed late must not lie before the last look; longer than any transaction may take. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    @Override
    public List<String> discover(Discovery discovery) {
        var fetching = new Fetching();
        var incomplete = new ArrayList<String>();
        for (var topic : discovery.topics()) {
            try {
                compare(topic, fetching);
            } catch (ActivityFailure e) {
                Workflow.getLogger(DiscoverEventsWorkflowImpl.class).info("{} was not compared", topic, e);
                incomplete.add(topic);
            }
        }
        return incomplete;
    }

    private static void compare(String topic, Fetching fetching) {
        var begun = Instant.ofEpochMilli(Workflow.currentTimeMillis());
        var last = fetching.own().lastLook(topic);
        var since = last == null ? null : last.minus(OVERLAP);
        @Nullable AggregateRef after = null;
        Changes page;
        do {
            page = Fetching.publisher(topic).changes(topic, since, after);
            fetching.own().missing(topic, page.latest()).forEach(fetching::fetch);
            if (!page.latest().isEmpty()) {
                after = page.latest().getLast().aggregate();
            }
        } while (page.more());
        fetching.own().looked(topic, begun);
    }
}
