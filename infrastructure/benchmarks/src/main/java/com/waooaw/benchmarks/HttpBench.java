package com.waooaw.benchmarks;

import com.waooaw.local.http.Json;
import com.waooaw.local.stack.StackSettings.ServiceMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads per second, and how long one takes. */
@Command(
        name = "http",
        mixinStandardHelpOptions = true,
        description =
                "An authenticated read from the database, over so many connections at once; the driver runs on the"
                        + " same machine and takes part of it.")
final class HttpBench implements Callable<Integer> {

    @Option(names = "--service", defaultValue = "governance", description = "Which one (${DEFAULT-VALUE}).")
    private String service = "governance";

    @Option(
            names = "--roles",
            defaultValue = "edge,worker",
            description = "Of the process (${DEFAULT-VALUE}); an edge alone runs without the optimising compiler.")
    private String roles = "edge,worker";

    @Option(names = "--connections", defaultValue = "64", description = "At once (${DEFAULT-VALUE}).")
    private int connections = 64;

    @Option(names = "--seconds", defaultValue = "30", description = "Measured (${DEFAULT-VALUE}).")
    private int seconds = 30;

    @Option(names = "--warm-up", defaultValue = "10", description = "Seconds before that (${DEFAULT-VALUE}).")
    private int warmUp = 10;

    @Option(names = "--json", description = "One JSON object on the last line.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        var machine = Machine.facts();
        out.println(Machine.line(machine));
        try (var parts = Parts.start(ServiceMode.NONE);
                var process = Spawned.of(launch(parts), parts.log(service))) {
            var read = Read.of(service);
            var token = parts.token(read.person());
            int port = parts.ports().of(service);
            StartupBench.firstAnswer(process, port, read, token);
            drive(port, read, token, warmUp);
            double cpuBefore = process.cpuSeconds();
            var micros = drive(port, read, token, seconds);
            double cpu = process.cpuSeconds() - cpuBefore;
            Arrays.sort(micros);
            double perSecond = micros.length / (double) seconds;
            var table = new Table(
                    "service", "roles", "connections", "reads/s", "p50 ms", "p99 ms", "worst ms", "CPU cores", "MB");
            table.row(
                    service,
                    roles,
                    Integer.toString(connections),
                    String.format(Locale.ROOT, "%.0f", perSecond),
                    millis(micros, 0.50),
                    millis(micros, 0.99),
                    millis(micros, 1.0),
                    String.format(Locale.ROOT, "%.2f", cpu / seconds),
                    String.format(Locale.ROOT, "%.0f", process.residentMb()));
            out.println();
            table.print(out);
            if (json) {
                out.println(Json.write(Map.of(
                        "benchmark",
                        "http",
                        "machine",
                        machine,
                        "service",
                        service,
                        "roles",
                        roles,
                        "connections",
                        connections,
                        "reads_per_second",
                        perSecond,
                        "p50_ms",
                        at(micros, 0.50) / 1e3,
                        "p99_ms",
                        at(micros, 0.99) / 1e3,
                        "resident_mb",
                        process.residentMb())));
                out.flush();
            }
        }
        return 0;
    }

    private List<String> launch(Parts parts) throws IOException, InterruptedException {
        var launch = parts.stack().launch(parts.infrastructure().service(service));
        return launch.command(roles, launch.cache().flags());
    }

    /** Microseconds of every read of that time. */
    private int[] drive(int port, Read read, String token, int duration)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(duration);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<int[]>>();
            for (int i = 0; i < connections; i++) {
                running.add(threads.submit(() -> one(port, read, token, end)));
            }
            var all = new ArrayList<int[]>();
            for (var future : running) {
                all.add(future.get());
            }
            return all.stream().flatMapToInt(Arrays::stream).toArray();
        }
    }

    private static int[] one(int port, Read read, String token, long end) throws IOException {
        var micros = new int[1 << 12];
        int count = 0;
        try (var request = new Request(port, read.path(), token)) {
            while (System.nanoTime() < end) {
                long begin = System.nanoTime();
                int status = request.send();
                if (status != 200) {
                    throw new IOException("a read was answered " + status);
                }
                if (count == micros.length) {
                    micros = Arrays.copyOf(micros, count * 2);
                }
                micros[count++] = (int) ((System.nanoTime() - begin) / 1_000);
            }
        }
        return Arrays.copyOf(micros, count);
    }

    private static int at(int[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))];
    }

    private static String millis(int[] sorted, double quantile) {
        return String.format(Locale.ROOT, "%.1f", at(sorted, quantile) / 1e3);
    }
}
