package com.waooaw.platform.sample;

import io.temporal.activity.ActivityInterface;

/** Counts runs. */
@ActivityInterface
public interface SampleActivities {

    void started(String workflowId);

    void finished(String workflowId);
}
