package com.waooaw.platform.workflow;

import com.waooaw.platform.events.OutboxRow;
import com.waooaw.platform.events.OutboxSender;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Starts workflows; the database has decided that they may run, so one that runs already is as good. */
class WorkflowStarter implements OutboxSender {

    static final String KIND = "start";
    private static final Logger LOG = LoggerFactory.getLogger(WorkflowStarter.class);

    private final WorkflowClient client;

    WorkflowStarter(WorkflowClient client) {
        this.client = client;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void send(OutboxRow row) {
        var wanted = WorkflowJson.read(row.payload());
        if (wanted.correlationId() == null) {
            start(wanted.start());
            return;
        }
        try (var _ = MDC.putCloseable(CorrelationPropagator.KEY, wanted.correlationId())) {
            start(wanted.start());
        }
    }

    void start(WorkflowStart start) {
        var options = WorkflowOptions.newBuilder()
                .setWorkflowId(start.workflowId())
                .setTaskQueue(start.taskQueue())
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .build();
        try {
            client.newUntypedWorkflowStub(start.workflowType(), options).start(start.argument());
            LOG.debug("started {}", start.workflowId());
        } catch (WorkflowExecutionAlreadyStarted _) {
            LOG.debug("{} runs already", start.workflowId());
        }
    }
}
