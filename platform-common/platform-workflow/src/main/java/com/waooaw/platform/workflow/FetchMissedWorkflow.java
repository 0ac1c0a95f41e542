package com.waooaw.platform.workflow;

import com.waooaw.activities.platform.MissedEventActivities.MissedRange;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Fetches from its publisher what this service was not delivered. */
@WorkflowInterface
public interface FetchMissedWorkflow {

    /** Its type. */
    String TYPE = "FetchMissed";

    /** Ends when all of the range was taken or given up; fails where the publisher does not answer. */
    @WorkflowMethod(name = TYPE)
    void fetch(MissedRange range);
}
