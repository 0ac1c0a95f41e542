package com.waooaw.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that is measured. */
final class Spawned implements AutoCloseable {

    private static final double TICKS_PER_SECOND = 100;

    private final long begin = System.nanoTime();
    private final Process process;

    private Spawned(Process process) {
        this.process = process;
    }

    static Spawned of(List<String> command, Path log) throws IOException {
        return of(command, log, Map.of());
    }

    static Spawned of(List<String> command, Path log, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        return new Spawned(process);
    }

    /** Since it was spawned. */
    double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Processor time it used so far: hardly touched by what else runs on the machine. */
    double cpuSeconds() throws IOException {
        var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"), StandardCharsets.ISO_8859_1);
        // fields after the name in brackets: state is the first, utime and stime the 12th and 13th
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** Resident memory, MiB. */
    double residentMb() throws IOException {
        return residentMb(process.pid());
    }

    static double residentMb(long pid) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
            }
        }
        throw new IOException("the process " + pid + " is gone");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
