package com.waooaw.platform.testkit;

import com.waooaw.platform.kernel.BusinessClock;
import io.grpc.ManagedChannelBuilder;
import io.temporal.api.testservice.v1.SleepRequest;
import io.temporal.api.testservice.v1.TestServiceGrpc;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The in-memory Temporal of the test JVM, in real time until a test moves it together with the business clock: a day
 * passes in milliseconds, and nobody sleeps.
 */
public final class TestTime {

    private static final int PORT = freePort();

    @SuppressWarnings("unused") // lives as long as the JVM
    private static final TestServer.PortBoundTestServer SERVER = TestServer.createPortBoundServer(PORT, true);

    private static final Path CLOCK_FILE = clockFile();
    private static final BusinessClock CLOCK = BusinessClock.movedBy(CLOCK_FILE);

    private TestTime() {}

    /** Address of the Temporal server. */
    public static String temporalTarget() {
        return "127.0.0.1:" + PORT;
    }

    static Path offsetFile() {
        return CLOCK_FILE;
    }

    /** The clock that the services under test read. */
    public static BusinessClock clock() {
        return CLOCK;
    }

    /** Lets time pass: for rules and for workflow timers alike. */
    public static void advance(Duration by) {
        CLOCK.advance(by);
        var channel =
                ManagedChannelBuilder.forTarget(temporalTarget()).usePlaintext().build();
        try {
            var _ = TestServiceGrpc.newBlockingStub(channel)
                    // the in-memory server stops skipping once a workflow ends while its activity runs: say so, do not
                    // hang
                    .withDeadlineAfter(2, TimeUnit.MINUTES)
                    .unlockTimeSkippingWithSleep(SleepRequest.newBuilder()
                            .setDuration(com.google.protobuf.util.Durations.fromMillis(by.toMillis()))
                            .build());
        } finally {
            channel.shutdownNow();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path clockFile() {
        try {
            var file = Files.createTempFile("waooaw-test-clock", ".bin");
            Files.delete(file);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
