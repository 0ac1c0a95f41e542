package com.waooaw.acceptance.flow;

import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalTicket;
import com.waooaw.activities.governance.GovernanceActivities.Context;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.local.issuer.LocalPeople;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.workflow.ActivityStubs;
import com.waooaw.platform.workflow.WorkflowJson;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A service beside the six, which asks Governance as they do: by a workflow, on a task queue of its own. */
public final class AskingService implements AutoCloseable {

    private static final String QUEUE = "beside-the-six";

    private final WorkflowServiceStubs server;
    private final WorkflowClient client;
    private final WorkerFactory workers;

    /** On the Temporal of a stack. */
    public AskingService(int port) {
        server = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:" + port)
                .build());
        client = WorkflowClient.newInstance(
                server,
                WorkflowClientOptions.newBuilder()
                        .setDataConverter(WorkflowJson.converter())
                        .build());
        workers = WorkerFactory.newInstance(client);
        workers.newWorker(QUEUE).registerWorkflowImplementationTypes(AskingWorkflowImpl.class);
        workers.start();
    }

    /** Asks whether this text may go out for the demo's customer, at a risk a login is not enough for; it waits then. */
    public ApprovalTicket asksToPublish(String title, String markdown) {
        return asksToPublish(LocalPeople.DEMO_CUSTOMER, title, markdown);
    }

    /** The same, for a customer. */
    public ApprovalTicket asksToPublish(UUID customer, String title, String markdown) {
        var act = CanonicalJson.of(Map.of(
                "action",
                "publish_content",
                "channel",
                "sandbox-blog",
                "post_title",
                title,
                "markdown",
                markdown,
                "markdown_sha256",
                CanonicalJson.sha256(markdown)));
        var id = UUID.randomUUID();
        var request = new ApprovalRequest(
                        id,
                        ApprovalClass.EXECUTION,
                        ApprovalScope.ENGAGEMENT,
                        UUID.randomUUID(),
                        customer,
                        "AGT-BESIDE-001",
                        "agent",
                        "job",
                        UUID.randomUUID().toString(),
                        "publish_content",
                        act,
                        CanonicalJson.sha256(act),
                        "Publish: " + title,
                        new Context("It was asked for.", "Wrote it.", "Nothing is published yet."),
                        List.of("Everybody can read it."),
                        List.of(),
                        "high",
                        "low",
                        true,
                        "sandbox.unpublish",
                        "0.01",
                        List.of(),
                        Cause.root(id),
                        null)
                .withEditable(List.of("/post_title", "/markdown"));
        var options = WorkflowOptions.newBuilder()
                .setTaskQueue(QUEUE)
                .setWorkflowId("asking-" + id)
                .build();
        return client.newWorkflowStub(AskingWorkflow.class, options).ask(request);
    }

    @Override
    public void close() {
        workers.shutdownNow();
        server.shutdownNow();
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
