package com.waooaw.agentexecution.skill;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Measures what a piece of pure work costs: CPU time of the one thread it runs on, and time passed. */
public final class CpuMeter {

    private CpuMeter() {}

    /**
     * Runs {@code work} on a platform thread of its own, because the JVM counts CPU time of those only.
     *
     * @throws RuntimeException what the work threw
     */
    public static <T> Measured<T> measure(Supplier<T> work) {
        var task = new FutureTask<>(() -> {
            var threads = ManagementFactory.getThreadMXBean();
            long cpu = threads.getCurrentThreadCpuTime();
            long wall = System.nanoTime();
            var value = work.get();
            return new Measured<>(
                    value, seconds(threads.getCurrentThreadCpuTime() - cpu), (System.nanoTime() - wall) / 1_000_000);
        });
        var thread = Thread.ofPlatform().name("skill").start(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at work", e);
        }
    }

    /** To the millisecond, rounded up: what was used is never shown as nothing. */
    static BigDecimal seconds(long nanos) {
        return BigDecimal.valueOf(Math.max(1, nanos), 9).setScale(3, RoundingMode.CEILING);
    }

    /**
     * What came of the work, and what it took.
     *
     * @param cpuSeconds to the millisecond, at least one
     * @param millis time passed
     */
    public record Measured<T>(T value, BigDecimal cpuSeconds, long millis) {}
}
