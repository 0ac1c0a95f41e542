package com.waooaw.platform.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

class WorkerDrainTests {

    private static final String QUEUE = "drain";

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();

    /** Takes as long as the test wants. */
    @ActivityInterface
    public interface LongWork {
        String work();
    }

    /** Does the long work. */
    @WorkflowInterface
    public interface LongWorkflow {
        @WorkflowMethod
        String run();
    }

    /** Does it once. */
    public static final class LongWorkflowImpl implements LongWorkflow {

        private final LongWork work = Workflow.newActivityStub(
                LongWork.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(5))
                        .build());

        @Override
        public String run() {
            return work.work();
        }
    }

    @BeforeEach
    void anActivityIsInWork() throws InterruptedException {
        var worker = temporal.newWorker(QUEUE);
        worker.registerWorkflowImplementationTypes(LongWorkflowImpl.class);
        worker.registerActivitiesImplementations((LongWork) () -> {
            begun.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "interrupted";
            }
            return "done";
        });
        temporal.start();
        WorkflowClient.start(temporal.getWorkflowClient()
                .newWorkflowStub(
                        LongWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(QUEUE)
                                .setWorkflowId("long-work")
                                .build())::run);
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void stop() {
        mayEnd.countDown();
        temporal.close();
    }

    @Test
    void waitsForTheActivityInWorkAndItsResultArrives() throws Exception {
        var stopped = new CompletableFuture<Void>();
        drain(Duration.ofSeconds(30)).stop(() -> stopped.complete(null));
        await().until(() -> temporal.getWorkerFactory().isShutdown());
        assertThat(stopped).isNotDone();

        mayEnd.countDown();
        stopped.get(30, TimeUnit.SECONDS);
        assertThat(temporal.getWorkerFactory().isTerminated()).isTrue();
        assertThat(temporal.getWorkflowClient().fetchHistory("long-work").getEvents())
                .filteredOn(event -> event.hasActivityTaskCompletedEventAttributes())
                .hasSize(1);
    }

    @Test
    void waitsNoLongerThanItsLimit() throws Exception {
        var stopped = new CompletableFuture<Void>();
        drain(Duration.ofMillis(200)).stop(() -> stopped.complete(null));

        stopped.get(30, TimeUnit.SECONDS);
        assertThat(temporal.getWorkerFactory().isTerminated()).isFalse();
    }

    private WorkerDrain drain(Duration limit) {
        var beans = new DefaultListableBeanFactory();
        beans.registerSingleton("workers", temporal.getWorkerFactory());
        return new WorkerDrain(beans.getBeanProvider(WorkerFactory.class), limit);
    }
}
