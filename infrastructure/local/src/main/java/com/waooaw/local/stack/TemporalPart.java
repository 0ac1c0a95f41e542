package com.waooaw.local.stack;

import com.google.protobuf.Empty;
import io.temporal.api.testservice.v1.SleepRequest;
import io.temporal.serviceclient.TestServiceStubs;
import io.temporal.serviceclient.TestServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Temporal's in-memory server in real time, or the server somebody else runs ({@code TEMPORAL_TARGET}).
 *
 * <p>It forgets everything when it ends; the services start their unfinished workflows again from the database.
 */
final class TemporalPart implements Part {

    private final int port;
    private final @Nullable String foreignTarget;
    private TestServer.@Nullable PortBoundTestServer server;
    private @Nullable TestServiceStubs stubs;

    TemporalPart(int port, @Nullable String foreignTarget) {
        this.port = port;
        this.foreignTarget = foreignTarget == null || foreignTarget.isBlank() ? null : foreignTarget.strip();
    }

    @Override
    public String name() {
        return "temporal";
    }

    /** Where workers and clients connect. */
    String target() {
        return foreignTarget == null ? "127.0.0.1:" + port : foreignTarget;
    }

    /** Whether its time can be moved: only that of our own in-memory server. */
    boolean isOurs() {
        return foreignTarget == null;
    }

    @Override
    public void start() {
        if (isOurs()) {
            server = TestServer.createPortBoundServer(port, true);
            stubs = TestServiceStubs.newServiceStubs(
                    TestServiceStubsOptions.newBuilder().setTarget(target()).validateAndBuildWithDefaults());
        }
    }

    /** Moves the server's time forward; timers that fall due on the way fire. */
    void advance(Duration by) {
        var connected = stubs;
        if (connected == null) {
            throw new IllegalStateException("a real Temporal server keeps its own time");
        }
        connected
                .blockingStub()
                .withDeadlineAfter(60, TimeUnit.SECONDS)
                .unlockTimeSkippingWithSleep(SleepRequest.newBuilder()
                        .setDuration(com.google.protobuf.Duration.newBuilder()
                                .setSeconds(by.toSeconds())
                                .setNanos(by.toNanosPart()))
                        .build());
    }

    /** What time it is there. */
    Instant now() {
        var connected = stubs;
        if (connected == null) {
            throw new IllegalStateException("a real Temporal server keeps its own time");
        }
        var time = connected
                .blockingStub()
                .withDeadlineAfter(10, TimeUnit.SECONDS)
                .getCurrentTime(Empty.getDefaultInstance())
                .getTime();
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }

    @Override
    public boolean isHealthy() {
        if (!isOurs()) {
            return true;
        }
        try {
            return server != null && now().isAfter(Instant.EPOCH);
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (stubs != null) {
            stubs.shutdownNow();
            stubs = null;
        }
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
