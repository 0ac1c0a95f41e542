package com.waooaw.platform.workflow;

import com.waooaw.activities.platform.MissedEventActivities.MissedRange;
import com.waooaw.platform.events.MissedEvents;
import com.waooaw.platform.events.causal.MissingEvents;

/** Starts a workflow for each range that kept events have been waiting for. */
class EventFetch implements MissingEvents {

    private final MissedEvents missed;
    private final WorkflowStarter starter;
    private final String service;
    private final String taskQueue;

    EventFetch(MissedEvents missed, WorkflowStarter starter, String service, String taskQueue) {
        this.missed = missed;
        this.starter = starter;
        this.service = service;
        this.taskQueue = taskQueue;
    }

    /** Where one of the same range runs, it is as good; where Temporal is away, the next look starts it. */
    @Override
    public void request() {
        for (var range : missed.due()) {
            var of = range.topic().stream() + ":" + range.aggregate();
            starter.start(new WorkflowStart(
                    FetchMissedWorkflow.TYPE,
                    "fetch:" + service + ":" + of,
                    taskQueue,
                    new MissedRange(range.topic().wireName(), range.aggregate(), range.from(), range.to())));
        }
    }
}
