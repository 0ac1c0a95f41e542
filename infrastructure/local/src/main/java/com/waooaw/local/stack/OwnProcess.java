package com.waooaw.local.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * A process the stack started earlier, recognised by number <em>and</em> start time: numbers are used again.
 *
 * @param pid number
 * @param startedAt UTC, as the operating system reports it
 */
public record OwnProcess(long pid, Instant startedAt) {

    /** Start times are kept by the kernel in ticks and by PostgreSQL in seconds. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    /** This very process. */
    public static OwnProcess self() {
        return of(ProcessHandle.current());
    }

    /** The process behind a handle. */
    public static OwnProcess of(ProcessHandle handle) {
        return new OwnProcess(handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The running process, if it still is the one that was meant. */
    public Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(this::startedThen)
                .filter(handle -> !isDefunct(handle));
    }

    /** A killed process that nobody has waited for yet still has its number and its start time, but does nothing. */
    private static boolean isDefunct(ProcessHandle handle) {
        try {
            var stat = Files.readString(
                    Path.of("/proc", Long.toString(handle.pid()), "stat"), StandardCharsets.ISO_8859_1);
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
        } catch (IOException e) {
            // no Linux, or gone in this moment
            return !handle.isAlive();
        }
    }

    private boolean startedThen(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .map(started -> Duration.between(started, startedAt).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }

    /** Waits for the end of a process that is not our child. Returns whether it ended in time. */
    static boolean awaitEnd(ProcessHandle handle, Duration atMost) {
        try {
            handle.onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !handle.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            return !handle.isAlive();
        }
    }

    /** Asks again every 100 ms until it is so or the time is over. Returns whether it became so. */
    static boolean await(Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
