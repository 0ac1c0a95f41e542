package com.waooaw.platform.workflow;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
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

    private final Fetching fetching = new Fetching();

    @Override
    public List<String> discover(Discovery discovery) {
        var incomplete = new ArrayList<>(discovery.incomplete());
        var topics = discovery.topics();
        for (int i = 0; i < topics.size(); i++) {
            var topic = topics.get(i);
            try {
                var page = i == 0 && discovery.at() != null ? discovery.at() : first(topic);
                var next = compare(topic, page);
                if (next != null) {
                    // each page with a history of its own: there is no telling how much is missing
                    Workflow.continueAsNew(new Discovery(topics.subList(i, topics.size()), incomplete, next));
                }
            } catch (ActivityFailure | ApplicationFailure e) {
                Workflow.getLogger(DiscoverEventsWorkflowImpl.class).info("{} was not compared", topic, e);
                incomplete.add(topic);
            }
        }
        return incomplete;
    }

    private Page first(String topic) {
        var begun = Instant.ofEpochMilli(Workflow.currentTimeMillis());
        var last = fetching.own().lastLook(topic);
        return new Page(begun, last == null ? null : last.minus(OVERLAP), null);
    }

    /** Compares one page; the next one, or null where it was the last. */
    private @Nullable Page compare(String topic, Page page) {
        var changes = Fetching.changes(topic, page.since(), page.after());
        fetching.own().missing(topic, changes.latest()).forEach(fetching::fetch);
        if (changes.more()) {
            return new Page(
                    page.begun(), page.since(), changes.latest().getLast().aggregate());
        }
        fetching.own().looked(topic, page.begun());
        return null;
    }
}
