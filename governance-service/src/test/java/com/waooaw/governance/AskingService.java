package com.waooaw.governance;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalTicket;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import com.waooaw.platform.workflow.ActivityStubs;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.UUID;

/** A service as Governance meets it: a task queue of its own, a token, and workflows that ask. */
public final class AskingService implements AutoCloseable {

    private final String name = "service-" + UUID.randomUUID();
    private final WorkflowClient temporal;
    private final WorkerFactory workers;

    public AskingService(WorkflowClient temporal) {
        this.temporal = temporal;
        this.workers = WorkerFactory.newInstance(temporal);
        workers.newWorker(name).registerWorkflowImplementationTypes(AskingWorkflowImpl.class);
        workers.start();
    }

    public String token() {
        return TestTokens.named(name, Role.SERVICE);
    }

    /** Puts a question to a Governor, by a workflow; returns when it waits. */
    @CanIgnoreReturnValue
    public ApprovalRequest asks(ApprovalRequest request) {
        var options = WorkflowOptions.newBuilder()
                .setTaskQueue(name)
                .setWorkflowId("asking-" + UUID.randomUUID())
                .build();
        temporal.newWorkflowStub(AskingWorkflow.class, options).ask(request);
        return request;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    /** Asks, and is over. */
    @WorkflowInterface
    public interface AskingWorkflow {

        @WorkflowMethod
        ApprovalTicket ask(ApprovalRequest request);
    }

    /** Likewise. */
    public static class AskingWorkflowImpl implements AskingWorkflow {

        private final GovernanceActivities governance =
                ActivityStubs.on(GovernanceActivities.TASK_QUEUE, GovernanceActivities.class);

        @Override
        public ApprovalTicket ask(ApprovalRequest request) {
            return governance.requestApproval(request);
        }
    }
}
