package com.waooaw.acceptance.flow;

import com.waooaw.activities.governance.BudgetActivities;
import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.activities.governance.BudgetActivities.Doing;
import com.waooaw.activities.governance.BudgetActivities.LeaseAnswer;
import com.waooaw.activities.governance.BudgetActivities.LeaseRequest;
import com.waooaw.activities.governance.BudgetActivities.Spender;
import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.local.issuer.LocalPeople;
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
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** A service beside the six that spends money of the demo's customer, as they do: on leases, asked for by a workflow. */
public final class SpendingService implements AutoCloseable {

    private static final String QUEUE = "spending-beside-the-six";

    private final WorkflowServiceStubs server;
    private final WorkflowClient client;
    private final WorkerFactory workers;

    /** On the Temporal of a stack. */
    public SpendingService(int port) {
        server = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:" + port)
                .build());
        client = WorkflowClient.newInstance(
                server,
                WorkflowClientOptions.newBuilder()
                        .setDataConverter(WorkflowJson.converter())
                        .build());
        workers = WorkerFactory.newInstance(client);
        workers.newWorker(QUEUE).registerWorkflowImplementationTypes(SpendingWorkflowImpl.class);
        workers.start();
    }

    /** Wants more for one execution than any may cost; its Governor is asked by that. */
    public LeaseAnswer wantsTooMuch(String execution) {
        var request = new LeaseRequest(
                UUID.randomUUID(),
                new BudgetRef(BudgetScope.EXECUTION, execution, LocalPeople.DEMO_CUSTOMER, null, null),
                "beside-the-six",
                Spender.SPECIALIST,
                "0.75",
                "0.75",
                Cause.root(UUID.randomUUID()),
                new Doing(
                        "AGT-BESIDE-" + execution.substring(0, 8),
                        "execution " + execution,
                        new BigDecimal("0.60"),
                        List.of("research", "draft"),
                        List.of("publish"),
                        "0.40",
                        "0.75",
                        new BigDecimal("0.62"),
                        "Add the missing terms to the corpus.",
                        "The article is late."));
        var options = WorkflowOptions.newBuilder()
                .setTaskQueue(QUEUE)
                .setWorkflowId("spending-" + request.leaseId())
                .build();
        return client.newWorkflowStub(SpendingWorkflow.class, options).spend(request);
    }

    @Override
    public void close() {
        workers.shutdownNow();
        server.shutdownNow();
    }

    /** Asks for a lease, and is over. */
    @WorkflowInterface
    public interface SpendingWorkflow {

        @WorkflowMethod
        LeaseAnswer spend(LeaseRequest request);
    }

    /** Likewise. */
    public static class SpendingWorkflowImpl implements SpendingWorkflow {

        private final BudgetActivities budgets =
                ActivityStubs.on(GovernanceActivities.TASK_QUEUE, BudgetActivities.class);

        @Override
        public LeaseAnswer spend(LeaseRequest request) {
            return budgets.grantLease(request);
        }
    }
}
