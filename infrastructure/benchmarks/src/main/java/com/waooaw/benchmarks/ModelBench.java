package com.waooaw.benchmarks;

import com.waooaw.local.http.Json;
import com.waooaw.platform.inference.OnnxTextEmbedder;
import com.waooaw.platform.inference.TextEmbedder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the embedding model costs: memory outside the heap, and time. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description = "Loads the embedding model in this process: resident memory before, after, and after a thousand"
                + " texts of every length with as many at once as a service allows; milliseconds for one.")
final class ModelBench implements Callable<Integer> {

    /** The default of {@code waooaw.inference.max-concurrent}. */
    private static final int AT_ONCE = 2;

    private static final int TEXTS = 1_000;

    @Option(names = "--json", description = "One JSON object on the last line.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        var machine = Machine.facts();
        out.println(Machine.line(machine));
        double before = resident();
        var embedder = OnnxTextEmbedder.create(AT_ONCE, Duration.ofMinutes(1));
        embed(embedder, 20);
        double loaded = resident();
        var times = new LinkedHashMap<Integer, Series>();
        for (int words : new int[] {15, 120, 240}) {
            times.put(words, timed(embedder, words));
        }
        double alone = resident();
        together(embedder);
        double after = resident();

        out.println();
        var memory = new Table("resident memory, MB", "", "more than before");
        memory.row("before", megabytes(before), "");
        memory.row("model loaded", megabytes(loaded), megabytes(loaded - before));
        memory.row("after texts one by one", megabytes(alone), megabytes(alone - before));
        memory.row("after " + TEXTS + " texts, " + AT_ONCE + " at once", megabytes(after), megabytes(after - before));
        memory.print(out);
        out.println();
        var table = new Table("one text", "runs", "median ms", "worst ms");
        times.forEach((words, series) -> table.row(
                words + " words",
                Integer.toString(series.values().size()),
                String.format(Locale.ROOT, "%.1f", series.median()),
                String.format(Locale.ROOT, "%.1f", series.worst())));
        table.print(out);
        if (json) {
            out.println(Json.write(Map.of(
                    "benchmark",
                    "model",
                    "machine",
                    machine,
                    "resident_mb",
                    Map.of("before", before, "loaded", loaded, "alone", alone, "together", after))));
            out.flush();
        }
        return 0;
    }

    private static Series timed(TextEmbedder embedder, int words) {
        var millis = new ArrayList<Double>();
        for (int run = 0; run < 120; run++) {
            long begin = System.nanoTime();
            embed(embedder, words);
            // the first ones warm up
            if (run >= 20) {
                millis.add((System.nanoTime() - begin) / 1e6);
            }
        }
        return new Series(millis);
    }

    private static void together(TextEmbedder embedder) throws InterruptedException, ExecutionException {
        var random = new Random(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < TEXTS; i++) {
                int words = 1 + random.nextInt(300);
                all.add(threads.submit(() -> embed(embedder, words)));
            }
            for (var one : all) {
                one.get();
            }
        }
    }

    private static void embed(TextEmbedder embedder, int words) {
        if (embedder.embed("health ".repeat(words)) instanceof TextEmbedder.Unavailable no) {
            throw new IllegalStateException("no embedding: " + no.why());
        }
    }

    private static double resident() throws IOException {
        System.gc();
        return Spawned.residentMb(ProcessHandle.current().pid());
    }

    private static String megabytes(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
