package com.waooaw.platform.workflow;

import com.waooaw.platform.events.OutboxRow;
import com.waooaw.platform.events.OutboxSender;
import com.waooaw.platform.events.causal.CausalContext;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Starts workflows; the database has decided that they may run, so one that runs already is as good. */
class WorkflowStarter implements OutboxSender {

    static final String KIND = "start";
    private static final Logger LOG = LoggerFactory.getLogger(WorkflowStarter.class);

    /** Less than the lease of the outbox row that asks for it. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WorkflowClient client;
    private final BoundedCalls calls;

    WorkflowStarter(WorkflowClient client, BoundedCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void send(OutboxRow row) {
        var wanted = WorkflowJson.read(row.payload());
        var cause = wanted.cause();
        CausalContext.run(cause == null ? CausalContext.NONE : CausalJson.read(cause), () -> {
            var correlation = wanted.correlationId();
            if (correlation == null) {
                start(wanted.start());
                return;
            }
            try (var _ = MDC.putCloseable(CorrelationPropagator.KEY, correlation)) {
                start(wanted.start());
            }
        });
    }

    void start(WorkflowStart start) {
        var options = WorkflowOptions.newBuilder()
                .setWorkflowId(start.workflowId())
                .setTaskQueue(start.taskQueue())
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .build();
        try {
            calls.within(
                    PATIENCE,
                    () -> client.newUntypedWorkflowStub(start.workflowType(), options)
                            .start(start.argument()));
            LOG.debug("started {}", start.workflowId());
        } catch (WorkflowExecutionAlreadyStarted _) {
            LOG.debug("{} runs already", start.workflowId());
        }
    }
}
