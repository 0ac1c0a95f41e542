package com.waooaw.platform.workflow;

import com.waooaw.platform.events.OutboxRow;
import com.waooaw.platform.events.OutboxSender;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wakes workflows. One that has ended needs no waking; one that was lost is restarted by the reconciler and reads. */
class WorkflowWaker implements OutboxSender {

    static final String KIND = "wake";
    private static final Logger LOG = LoggerFactory.getLogger(WorkflowWaker.class);

    private final WorkflowClient client;
    private final BoundedCalls calls;

    WorkflowWaker(WorkflowClient client, BoundedCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void send(OutboxRow row) {
        try {
            calls.run(
                    WorkflowStarter.PATIENCE,
                    () -> client.newUntypedWorkflowStub(row.target()).signal(Wakeable.SIGNAL));
        } catch (WorkflowNotFoundException _) {
            LOG.debug("{} is not running", row.target());
        }
    }
}
