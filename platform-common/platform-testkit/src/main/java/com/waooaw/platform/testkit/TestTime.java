package com.waooaw.platform.testkit;

import com.waooaw.platform.kernel.BusinessClock;
import com.waooaw.platform.temporal.TemporalOnBusinessClock;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * The business clock of the test JVM and the in-memory Temporal on it: a day passes in milliseconds, and nobody sleeps.
 */
public final class TestTime {

    private static final Path CLOCK_FILE = clockFile();
    private static final BusinessClock CLOCK = BusinessClock.movedBy(CLOCK_FILE);

    // lives as long as the JVM
    private static final TemporalOnBusinessClock TEMPORAL = TemporalOnBusinessClock.start(0, CLOCK);

    private TestTime() {}

    /** Address of the Temporal server. */
    public static String temporalTarget() {
        return TEMPORAL.target();
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
        TEMPORAL.advance(by);
    }

    /**
     * Waits until this workflow has a timer running. A workflow that is about to start its timer when time passes starts
     * it after that, and waits for all of it.
     */
    public static void awaitTimer(WorkflowClient client, String workflowId) {
        Awaitility.await("a timer of " + workflowId)
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> timersOf(client, workflowId) > 0);
    }

    private static int timersOf(WorkflowClient client, String workflowId) {
        int timers = 0;
        for (var event : client.fetchHistory(workflowId).getEvents()) {
            if (event.hasTimerStartedEventAttributes()) {
                timers++;
            } else if (event.hasTimerFiredEventAttributes() || event.hasTimerCanceledEventAttributes()) {
                timers--;
            }
        }
        return timers;
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
