package com.waooaw.platform.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.platform.kernel.BusinessClock;
import com.waooaw.platform.temporal.TemporalOnBusinessClock;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;

class WorkersStartTests {

    private final List<Object> said = new CopyOnWriteArrayList<>();
    private final AtomicInteger afterwards = new AtomicInteger();

    @TempDir
    Path folder;

    private void ready(WorkersStart workers) {
        workers.start();
        workers.onApplicationEvent(new AvailabilityChangeEvent<>(this, ReadinessState.ACCEPTING_TRAFFIC));
    }

    private List<Object> states() {
        return said.stream()
                .map(event -> (Object) ((AvailabilityChangeEvent<?>) event).getState())
                .toList();
    }

    @Test
    void aTemporalThatIsNotThereYetIsWaitedFor() throws Exception {
        var clock = BusinessClock.movedBy(folder.resolve("clock"));
        int port;
        try (var earlier = TemporalOnBusinessClock.start(0, clock)) {
            port = earlier.port();
        }
        var stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:" + port)
                .setRpcTimeout(Duration.ofSeconds(1))
                .build());
        var factory = WorkerFactory.newInstance(WorkflowClient.newInstance(stubs));
        factory.newWorker("sample");
        var tries = new AtomicInteger();
        var workers = new WorkersStart(
                () -> {
                    tries.incrementAndGet();
                    return factory;
                },
                afterwards::incrementAndGet,
                said::add,
                "sample");
        try {
            ready(workers);
            await().atMost(Duration.ofSeconds(30)).until(() -> tries.get() > 1);
            assertThat(factory.isStarted()).isFalse();

            try (var _ = TemporalOnBusinessClock.start(port, clock)) {
                await().atMost(Duration.ofSeconds(60)).until(factory::isStarted);
                await().until(() -> afterwards.get() == 1);
            }
            assertThat(said).isEmpty();
        } finally {
            workers.stop();
            factory.shutdownNow();
            stubs.shutdownNow();
        }
    }

    @Test
    void workersThatCannotBeMadeMakeTheServiceIll() {
        var workers = new WorkersStart(
                () -> {
                    throw new BeanCreationException("two workflows of one name");
                },
                afterwards::incrementAndGet,
                said::add,
                "sample");

        ready(workers);

        await().untilAsserted(() ->
                assertThat(states()).containsExactly(LivenessState.BROKEN, ReadinessState.REFUSING_TRAFFIC));
        assertThat(afterwards).hasValue(0);
    }
}
