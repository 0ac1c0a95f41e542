package com.waooaw.platform.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.waooaw.platform.kernel.BusinessClock;
import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import com.waooaw.platform.temporal.SampleWorkflows.Counts;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.TimeoutFailure;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@Against(Peer.TEMPORAL_IN_MEMORY)
class TemporalOnBusinessClockTests {

    @TempDir
    Path directory;

    final Counts counts = new Counts();

    BusinessClock clock;
    TemporalOnBusinessClock temporal;
    WorkflowServiceStubs stubs;
    WorkflowClient client;
    WorkerFactory workers;

    @BeforeEach
    void aServerAheadOfTheSystemsTime() {
        clock = BusinessClock.movedBy(directory.resolve("clock"));
        clock.advance(Duration.ofDays(3));
        temporal = TemporalOnBusinessClock.start(0, clock);
        stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(temporal.target())
                .build());
        client = WorkflowClient.newInstance(stubs);
        workers = WorkerFactory.newInstance(client);
        var worker = workers.newWorker("sample");
        worker.registerWorkflowImplementationTypes(
                SampleWorkflows.SleepsADay.class,
                SampleWorkflows.Works.class,
                SampleWorkflows.Looks.class,
                SampleWorkflows.Thinks.class);
        worker.registerActivitiesImplementations(new SampleWorkflows.Activities(counts));
        workers.start();
    }

    @AfterEach
    void stop() {
        counts.mayEnd.countDown();
        workers.shutdownNow();
        workers.awaitTermination(5, TimeUnit.SECONDS);
        stubs.shutdownNow();
        temporal.close();
    }

    @Test
    void aDayPassesThoughAWorkflowEndedWhileItsActivityRan() throws Exception {
        var sleeper = start("SleepsADay");
        var terminated = start("Works");
        counts.begun.await();
        awaitTimerOf(sleeper);

        terminated.terminate("while its activity runs");
        temporal.advance(Duration.ofDays(1));

        assertThat(sleeper.getResult(10, TimeUnit.SECONDS, String.class)).isEqualTo("slept");
    }

    @Test
    void aTimerDoesNotFireAMinuteEarly() {
        var sleeper = start("SleepsADay");
        awaitTimerOf(sleeper);

        temporal.advance(Duration.ofDays(1).minusMinutes(1));
        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> sleeper.getResult(1, TimeUnit.SECONDS, String.class));

        temporal.advance(Duration.ofMinutes(1));
        assertThat(sleeper.getResult(String.class)).isEqualTo("slept");
    }

    @Test
    void anActivityThatRunsOverTheJumpIsTriedAgainAndItsLateAnswerIsNotHeard() throws Exception {
        var working = start("Works");
        counts.begun.await();

        temporal.advance(Duration.ofDays(1));

        assertThat(working.getResult(30, TimeUnit.SECONDS, String.class)).isEqualTo("by attempt 2");
        counts.mayEnd.countDown();
        await().until(() -> counts.ended.get() == 2);
        assertThat(working.getResult(String.class)).isEqualTo("by attempt 2");
    }

    @Test
    void aWorkflowThatThinksOverTheJumpThinksAgainAndActsOnce() throws Exception {
        var thinking = start("Thinks");
        SampleWorkflows.Thinks.BEGUN.await();

        temporal.advance(Duration.ofDays(1));
        SampleWorkflows.Thinks.MAY_END.countDown();

        thinking.getResult(30, TimeUnit.SECONDS, Void.class);
        assertThat(counts.looks).hasValue(1);
    }

    @Test
    void whoLooksEveryFiveMinutesLooksOnceAfterADay() {
        var looking = start("Looks");
        await().until(() -> counts.looks.get() == 1);
        awaitTimerOf(looking);

        temporal.advance(Duration.ofDays(1));
        await().until(() -> counts.looks.get() == 2);
        looking.signal("enough");

        assertThat(looking.getResult(Long.class)).isCloseTo(clock.millis(), within(20_000L));
        assertThat(counts.looks).hasValue(2);
    }

    @Test
    void aRunThatTakesLongerThanItMayEnds() {
        var limited = client.newUntypedWorkflowStub(
                "SleepsADay",
                WorkflowOptions.newBuilder()
                        .setTaskQueue("sample")
                        .setWorkflowId("sample-" + UUID.randomUUID())
                        .setWorkflowRunTimeout(Duration.ofHours(1))
                        .build());
        limited.start();

        temporal.advance(Duration.ofHours(2));

        assertThatExceptionOfType(WorkflowFailedException.class)
                .isThrownBy(() -> limited.getResult(10, TimeUnit.SECONDS, String.class))
                .withCauseInstanceOf(TimeoutFailure.class);
    }

    @Test
    void itsTimeIsTheBusinessClocksFromTheStart() {
        assertThat(temporal.now()).isCloseTo(clock.instant(), within(1, ChronoUnit.SECONDS));
        assertThat(temporal.now()).isAfter(Instant.now().plus(Duration.ofDays(2)));

        clock.advance(Duration.ofHours(5));

        assertThat(temporal.now()).isCloseTo(clock.instant(), within(1, ChronoUnit.SECONDS));
    }

    @Test
    void onlyThisMachineReachesIt() throws IOException {
        var outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst();
        Assumptions.assumeTrue(outside.isPresent(), "a machine without a network");

        try (var socket = new Socket()) {
            assertThatExceptionOfType(ConnectException.class)
                    .isThrownBy(() -> socket.connect(new InetSocketAddress(outside.get(), temporal.port()), 2000));
        }
        assertThat(temporal.isServing()).isTrue();
    }

    private void awaitTimerOf(WorkflowStub workflow) {
        await().until(() -> client.fetchHistory(workflow.getExecution().getWorkflowId()).getEvents().stream()
                .anyMatch(event -> event.getEventType() == EventType.EVENT_TYPE_TIMER_STARTED));
    }

    private WorkflowStub start(String type) {
        var workflow = client.newUntypedWorkflowStub(
                type,
                WorkflowOptions.newBuilder()
                        .setTaskQueue("sample")
                        .setWorkflowId("sample-" + UUID.randomUUID())
                        .build());
        workflow.start();
        return workflow;
    }
}
