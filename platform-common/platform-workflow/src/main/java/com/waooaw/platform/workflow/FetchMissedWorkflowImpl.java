package com.waooaw.platform.workflow;

import com.waooaw.activities.platform.MissedEventActivities.MissedRange;
import io.temporal.spring.boot.WorkflowImpl;

/** Public because Temporal instantiates it; nothing else refers to it. */
@WorkflowImpl(taskQueues = "${waooaw.task-queue}")
public final class FetchMissedWorkflowImpl implements FetchMissedWorkflow {

    @Override
    public void fetch(MissedRange range) {
        new Fetching().fetch(range);
    }
}
