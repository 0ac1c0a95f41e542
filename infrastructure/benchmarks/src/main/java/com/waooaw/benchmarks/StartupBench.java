package com.waooaw.benchmarks;

import com.waooaw.local.http.Json;
import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.stack.StackSettings.ServiceMode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From the start of a process to its first answer. */
@Command(
        name = "startup",
        mixinStandardHelpOptions = true,
        description =
                "Fresh processes, from spawn to the first successful authenticated read from the database;"
                        + " resident memory then and after 1,000 reads. The page cache is warm: one run of each is not counted.")
final class StartupBench implements Callable<Integer> {

    private static final double PATIENCE_SECONDS = 120;
    private static final int READS = 1_000;

    @Option(names = "--runs", defaultValue = "10", description = "Fresh processes of each kind (${DEFAULT-VALUE}).")
    private int runs = 10;

    @Option(
            names = "--service",
            description =
                    "Only this one; may be repeated. \"six\" is all six in one process, \"stack\" the whole ./waooaw up.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object on the last line.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** One way of starting one program. */
    private record Kind(String program, String roles, boolean cache) {}

    private record Figures(Series seconds, Series cpuSeconds, Series idleMb, Series loadedMb) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        var machine = Machine.facts();
        out.println(Machine.line(machine));
        var figures = new LinkedHashMap<Kind, Figures>();
        try (var parts = Parts.start(ServiceMode.NONE)) {
            for (var service : parts.infrastructure().services()) {
                if (wants(service.name())) {
                    for (var roles : List.of("edge", "edge,worker")) {
                        for (var cache : List.of(true, false)) {
                            var kind = new Kind(service.name(), roles, cache);
                            keep(out, figures, kind, measure(parts, service, kind));
                        }
                    }
                }
            }
            if (wants("six")) {
                for (var cache : List.of(true, false)) {
                    var kind = new Kind("six", "all six in one process", cache);
                    keep(
                            out,
                            figures,
                            kind,
                            SixInOne.measure(parts, runs, cache).map(StartupBench::figures));
                }
            }
        }
        if (wants("stack")) {
            for (var cache : List.of(true, false)) {
                var kind = new Kind("stack", "all six in one process", cache);
                keep(
                        out,
                        figures,
                        kind,
                        WholeStack.measure(runs, cache)
                                .map(found -> new Figures(
                                        found.readySeconds(), found.cpuSeconds(), found.idleMb(), found.loadedMb())));
            }
        }
        print(out, machine, figures);
        return 0;
    }

    /** Says at once what was found: the whole takes half an hour, and a part of it is worth having too. */
    private static void keep(PrintWriter out, Map<Kind, Figures> figures, Kind kind, Optional<Figures> measured) {
        measured.ifPresent(found -> figures.put(kind, found));
        out.printf(
                Locale.ROOT,
                "  %s, %s, AOT cache %s: %s%n",
                kind.program(),
                kind.roles(),
                kind.cache() ? "on" : "off",
                measured.map(found -> "median " + number(found.seconds().median()) + " s")
                        .orElse("there is no cache: ./waooaw build --aot"));
        out.flush();
    }

    private static Figures figures(List<SixInOne.Run> runs) {
        return new Figures(
                series(runs, SixInOne.Run::readySeconds),
                series(runs, SixInOne.Run::cpuSeconds),
                series(runs, SixInOne.Run::idleMb),
                series(runs, SixInOne.Run::loadedMb));
    }

    private static Series series(List<SixInOne.Run> runs, Function<SixInOne.Run, Double> figure) {
        return new Series(runs.stream().map(figure).toList());
    }

    private boolean wants(String program) {
        return only.isEmpty() || only.contains(program);
    }

    private Optional<Figures> measure(Parts parts, Infrastructure.Service service, Kind kind)
            throws IOException, InterruptedException {
        var launch = parts.stack().launch(service);
        var flags = kind.cache() ? launch.cache().flags() : List.<String>of();
        if (kind.cache() && flags.isEmpty()) {
            return Optional.empty();
        }
        var command = launch.command(kind.roles(), flags);
        var read = Read.of(service.name());
        var token = parts.token(read.person());
        int port = parts.ports().of(service.name());
        var seconds = new ArrayList<Double>();
        var cpu = new ArrayList<Double>();
        var idle = new ArrayList<Double>();
        var loaded = new ArrayList<Double>();
        for (int run = 0; run <= runs; run++) {
            try (var process = Spawned.of(command, parts.log(service.name()))) {
                firstAnswer(process, port, read, token);
                double first = process.seconds();
                double used = process.cpuSeconds();
                double resident = process.residentMb();
                reads(port, read, token);
                if (run > 0) {
                    seconds.add(first);
                    cpu.add(used);
                    idle.add(resident);
                    loaded.add(process.residentMb());
                }
            }
        }
        return Optional.of(new Figures(new Series(seconds), new Series(cpu), new Series(idle), new Series(loaded)));
    }

    static void firstAnswer(Spawned process, int port, Read read, String token)
            throws IOException, InterruptedException {
        while (process.seconds() < PATIENCE_SECONDS) {
            if (!process.isAlive()) {
                throw new IOException("the process ended while it was starting");
            }
            try (var request = new Request(port, read.path(), token)) {
                if (request.send() == 200) {
                    return;
                }
            } catch (IOException e) {
                // nobody listens yet
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
        throw new IOException("no answer within " + PATIENCE_SECONDS + " s");
    }

    static void reads(int port, Read read, String token) throws IOException {
        try (var request = new Request(port, read.path(), token)) {
            for (int i = 0; i < READS; i++) {
                int status = request.send();
                if (status != 200) {
                    throw new IOException("read " + i + " was answered " + status);
                }
            }
        }
    }

    private void print(PrintWriter out, Map<String, Object> machine, Map<Kind, Figures> figures) {
        var table = new Table(
                "program", "roles", "AOT", "runs", "median s", "worst s", "CPU s", "idle MB", "after 1,000 reads MB");
        figures.forEach((kind, found) -> table.row(
                kind.program(),
                kind.roles(),
                kind.cache() ? "on" : "off",
                Integer.toString(found.seconds().values().size()),
                number(found.seconds().median()),
                number(found.seconds().worst()),
                number(found.cpuSeconds().median()),
                String.format(Locale.ROOT, "%.0f", found.idleMb().median()),
                String.format(Locale.ROOT, "%.0f", found.loadedMb().median())));
        out.println();
        table.print(out);
        if (json) {
            var results = new ArrayList<Map<String, Object>>();
            figures.forEach((kind, found) -> results.add(Map.of(
                    "program", kind.program(),
                    "roles", kind.roles(),
                    "aot", kind.cache(),
                    "seconds", found.seconds().values(),
                    "cpu_seconds", found.cpuSeconds().values(),
                    "idle_mb", found.idleMb().values(),
                    "loaded_mb", found.loadedMb().values())));
            out.println(Json.write(Map.of("benchmark", "startup", "machine", machine, "results", results)));
            out.flush();
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
