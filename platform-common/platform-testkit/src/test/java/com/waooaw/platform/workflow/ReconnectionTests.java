package com.waooaw.platform.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.platform.kernel.BusinessClock;
import com.waooaw.platform.temporal.TemporalOnBusinessClock;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconnectionTests {

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void whoComesBackMayHaveForgottenSoTheDatabaseIsLookedAtOnce(@TempDir Path directory) {
        var clock = BusinessClock.movedBy(directory.resolve("clock"));
        var first = TemporalOnBusinessClock.start(0, clock);
        var stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(first.target())
                .build());
        UnfinishedWorkflows counting = () -> {
            looks.incrementAndGet();
            return List.of();
        };
        var reconciler = new WorkflowReconciler(
                List.of(counting),
                new WorkflowStarter(WorkflowClient.newInstance(stubs), new BoundedCalls()),
                "sample");
        var reconnection = new Reconnection(stubs.getRawChannel(), reconciler);
        try {
            reconciler.start();
            reconnection.start();
            stubs.healthCheck();
            await().until(() -> looks.get() == 1);

            int port = first.port();
            first.close();
            try (var second = TemporalOnBusinessClock.start(port, clock)) {
                assertThat(second.port()).isEqualTo(port);
                await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
                    stubs.healthCheck();
                    return looks.get() == 2;
                });
            }
        } finally {
            reconnection.close();
            reconciler.stop();
            stubs.shutdownNow();
        }
    }
}
