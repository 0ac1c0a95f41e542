package com.waooaw.benchmarks.events;

import com.waooaw.benchmarks.Machine;
import com.waooaw.benchmarks.Parts;
import com.waooaw.benchmarks.Table;
import com.waooaw.local.http.Json;
import com.waooaw.local.stack.StackSettings.ServiceMode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From a committed outbox row to committed effects, and what the causal gate costs. */
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description =
                "One topic, two subscribers over HTTP, two relays, handlers that update a row, fsync on: deliveries"
                        + " per second, latency at several rates, and the cost of the causal gate.")
public final class EventsBench implements Callable<Integer> {

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description = "Length of the main measurement; 0 leaves out all but the gate.")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "90",
            description = "Seconds before it, as fast as it goes: so long it takes until the code is compiled.")
    private int warmUp;

    @Option(
            names = "--rates",
            split = ",",
            defaultValue = "250,500,750,1000,1250,1500",
            description = "Events per second of the profile; each counts twice, for two subscribers.")
    private List<Integer> rates = List.of();

    @Option(names = "--aggregates", defaultValue = "500", description = "Things the events are about.")
    private int aggregates;

    @Option(names = "--json", description = "One JSON object on the last line.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** Made by picocli. */
    public EventsBench() {}

    @Override
    public Integer call() throws Exception {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var machine = Machine.facts();
        out.println(Machine.line(machine));
        out.flush();
        var results = new ArrayList<Map<String, Object>>();
        try (var parts = new EventParts(Parts.start(ServiceMode.NONE))) {
            if (seconds > 0) {
                var publishing = new Publishing(parts.publisher(), aggregates);
                publishing.run(Duration.ofSeconds(warmUp), 0);
                settle(publishing);
                results.add(asFastAsItGoes(publishing, out));
                for (int rate : rates) {
                    results.add(at(rate, publishing, out));
                }
            }
            results.addAll(new GateCost(parts.publisher()).measure(out));
        }
        if (json) {
            out.println(Json.write(Map.of("benchmark", "events", "machine", machine, "results", results)));
            out.flush();
        }
        return 0;
    }

    private Map<String, Object> asFastAsItGoes(Publishing publishing, PrintWriter out) throws InterruptedException {
        long before = EventBenchApplication.ARRIVALS.count();
        long begin = System.nanoTime();
        publishing.run(Duration.ofSeconds(seconds), 0);
        long delivered = EventBenchApplication.ARRIVALS.count() - before;
        double perSecond = delivered / ((System.nanoTime() - begin) / 1e9);
        settle(publishing);
        var table = new Table("as fast as it goes, " + seconds + " s", "deliveries/s", "events/s");
        table.row("two subscribers", number(perSecond), number(perSecond / 2));
        table.print(out);
        return row("as fast as it goes", Map.of("deliveries_per_second", perSecond));
    }

    private Map<String, Object> at(int rate, Publishing publishing, PrintWriter out) throws InterruptedException {
        long published = publishing.published();
        long before = EventBenchApplication.ARRIVALS.count();
        long begin = System.nanoTime();
        var time = rate == 1_000 ? Duration.ofSeconds(seconds) : Duration.ofSeconds(Math.min(seconds, 20));
        publishing.run(time, rate);
        long delivered = EventBenchApplication.ARRIVALS.count() - before;
        double elapsed = (System.nanoTime() - begin) / 1e9;
        double offered = (publishing.published() - published) / elapsed;
        settle(publishing);
        var arrivals = EventBenchApplication.ARRIVALS;
        double p50 = arrivals.percentile(before, 0.50);
        double p99 = arrivals.percentile(before, 0.99);
        double worst = arrivals.percentile(before, 1);
        var table = new Table(
                "at " + rate + " events/s, " + time.toSeconds() + " s",
                "published/s",
                "deliveries/s",
                "p50 ms",
                "p99 ms",
                "worst ms");
        table.row(
                "two subscribers",
                number(offered),
                number(delivered / elapsed),
                number(p50),
                number(p99),
                number(worst));
        table.print(out);
        return row(
                "at a rate",
                Map.of(
                        "rate", rate,
                        "published_per_second", offered,
                        "deliveries_per_second", delivered / elapsed,
                        "p50_ms", p50,
                        "p99_ms", p99,
                        "worst_ms", worst));
    }

    /** Waits until everything that was published has had its effect at both subscribers. */
    private static void settle(Publishing publishing) throws InterruptedException {
        for (int i = 0; i < 1_200; i++) {
            if (EventBenchApplication.ARRIVALS.count() >= 2 * publishing.published()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("of " + 2 * publishing.published() + " deliveries only "
                + EventBenchApplication.ARRIVALS.count() + " had their effect after two minutes");
    }

    private static Map<String, Object> row(String what, Map<String, Object> figures) {
        var row = new LinkedHashMap<String, Object>();
        row.put("what", what);
        row.putAll(figures);
        return row;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }
}
