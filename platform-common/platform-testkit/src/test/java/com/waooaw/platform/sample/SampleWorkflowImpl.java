package com.waooaw.platform.sample;

import com.waooaw.platform.workflow.ActivityStubs;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.Workflow;

/** The sample. */
@WorkflowImpl(taskQueues = "governance")
public class SampleWorkflowImpl implements SampleWorkflow {

    private final SampleActivities runs = ActivityStubs.on("governance", SampleActivities.class);
    private boolean woken;

    @Override
    public Argument run(Argument argument) {
        var id = Workflow.getInfo().getWorkflowId();
        runs.started(id);
        Workflow.await(() -> woken);
        runs.finished(id);
        return argument;
    }

    @Override
    public void wake() {
        woken = true;
    }
}
