package com.waooaw.platform.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.platform.kernel.BusinessClock;
import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import com.waooaw.platform.temporal.SampleWorkflows.Counts;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@Against(Peer.TEMPORAL_IN_MEMORY)
class MortalWorkersTests {

    private final Counts counts = new Counts();

    @Test
    void whatAKilledWorkerBeganGoesOnAtAnother(@TempDir Path directory) throws Exception {
        var clock = BusinessClock.movedBy(directory.resolve("clock"));
        try (var temporal = TemporalOnBusinessClock.startForMortalWorkers(0, clock)) {
            var mortal = new Service(temporal);
            var looking = mortal.start();
            await().until(() -> mortal.hasTimer(looking));
            mortal.kill();

            var heir = new Service(temporal);
            try {
                var inherited = heir.client.newUntypedWorkflowStub(looking);
                inherited.signal("enough");

                assertThat(inherited.getResult(20, TimeUnit.SECONDS, Long.class))
                        .isPositive();
                assertThat(counts.looks).hasValue(1);
            } finally {
                heir.kill();
            }
        }
    }

    /** Workers with a connection of their own. */
    private final class Service {

        final WorkflowServiceStubs stubs;
        final WorkflowClient client;
        final WorkerFactory workers;

        Service(TemporalOnBusinessClock temporal) {
            stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(temporal.target())
                    .build());
            client = WorkflowClient.newInstance(stubs);
            workers = WorkerFactory.newInstance(client);
            var worker = workers.newWorker("sample");
            worker.registerWorkflowImplementationTypes(SampleWorkflows.Looks.class);
            worker.registerActivitiesImplementations(new SampleWorkflows.Activities(counts));
            workers.start();
        }

        String start() {
            WorkflowStub workflow = client.newUntypedWorkflowStub(
                    "Looks",
                    WorkflowOptions.newBuilder()
                            .setTaskQueue("sample")
                            .setWorkflowId("sample")
                            .build());
            return workflow.start().getWorkflowId();
        }

        boolean hasTimer(String workflowId) {
            return client.fetchHistory(workflowId).getEvents().stream()
                    .anyMatch(event -> event.getEventType() == EventType.EVENT_TYPE_TIMER_STARTED);
        }

        /** The connection first: a killed process says no farewell. */
        void kill() {
            stubs.shutdownNow();
            workers.shutdownNow();
            workers.awaitTermination(5, TimeUnit.SECONDS);
        }
    }
}
