package com.waooaw.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All six services in one process and nothing else in it, until each has answered an authenticated read; PostgreSQL and
 * the rest run beside it. The flags and the cache are those of the local stack.
 */
final class SixInOne {

    private SixInOne() {}

    static Optional<List<Run>> measure(Parts parts, int runs, boolean cache) throws IOException, InterruptedException {
        var file = Path.of(System.getProperty("waooaw.aot.file", ""));
        if (cache && !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var settings = settings(parts);
        var tokens = new HashMap<String, String>();
        for (var service : parts.infrastructure().services()) {
            tokens.computeIfAbsent(Read.of(service.name()).person(), parts::token);
        }
        var measured = new ArrayList<Run>();
        for (int run = 0; run <= runs; run++) {
            try (var process = Spawned.of(
                    command(cache ? file : null),
                    parts.log("six-in-one"),
                    Map.of("CLASSPATH", classPath(), "WAOOAW_SETTINGS", settings.toString()))) {
                for (var service : parts.infrastructure().services()) {
                    var read = Read.of(service.name());
                    StartupBench.firstAnswer(process, parts.ports().of(service.name()), read, token(tokens, read));
                }
                double ready = process.seconds();
                double used = process.cpuSeconds();
                double idle = process.residentMb();
                for (var service : parts.infrastructure().services()) {
                    var read = Read.of(service.name());
                    StartupBench.reads(parts.ports().of(service.name()), read, token(tokens, read));
                }
                if (run > 0) {
                    measured.add(new Run(ready, used, idle, process.residentMb()));
                }
            }
        }
        return Optional.of(measured);
    }

    private static String token(Map<String, String> tokens, Read read) {
        return java.util.Objects.requireNonNull(tokens.get(read.person()));
    }

    /** What each service is told, as the local stack writes it down. */
    private static Path settings(Parts parts) throws IOException, InterruptedException {
        for (var service : parts.infrastructure().services()) {
            parts.stack().launch(service);
        }
        return parts.settings();
    }

    private static List<String> command(@org.jspecify.annotations.Nullable Path cache) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("waooaw.stack.flags", "").split(" ", -1)));
        command.add("-Dspring.aot.enabled=true");
        command.add("-Dwaooaw.infrastructure=" + Parts.root().resolve("infrastructure/infrastructure.yaml"));
        if (cache != null) {
            command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=error", "-Xlog:cds*=error"));
        }
        command.add("com.waooaw.programs.AllInOne");
        return command;
    }

    /** That of the launcher, to which the cache belongs. */
    private static String classPath() throws IOException {
        var target = Parts.root().resolve("infrastructure/local/target");
        try (var jars = Files.newDirectoryStream(target, "waooaw-local-*.jar")) {
            return jars.iterator().next() + ":"
                    + Files.readString(target.resolve("class-path.txt")).strip();
        }
    }

    /** One start. */
    record Run(double readySeconds, double cpuSeconds, double idleMb, double loadedMb) {}
}
