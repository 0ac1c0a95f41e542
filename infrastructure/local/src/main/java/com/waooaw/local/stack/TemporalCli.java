package com.waooaw.local.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The {@code temporal} program, which brings a development server; the one on the PATH or named in TEMPORAL_CLI. */
public final class TemporalCli {

    /** Names it where it is not on the PATH. */
    public static final String VARIABLE = "TEMPORAL_CLI";

    private TemporalCli() {}

    /** Where it is on this machine; empty where it is not. */
    public static Optional<Path> find() {
        return find(System.getenv());
    }

    static Optional<Path> find(Map<String, String> environment) {
        var named = environment.getOrDefault(VARIABLE, "");
        if (!named.isBlank()) {
            return Optional.of(Path.of(named)).filter(TemporalCli::isProgram);
        }
        return Optional.ofNullable(environment.get("PATH")).stream()
                .flatMap(path -> Stream.of(path.split(":", -1)))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "temporal"))
                .filter(TemporalCli::isProgram)
                .findFirst();
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    /** Where it is; whoever has none learns what to do. */
    static Path need(Map<String, String> environment) {
        return find(environment)
                .orElseThrow(() -> new StackException(
                        "there is no temporal program on the PATH or in " + VARIABLE,
                        "Install Temporal's command line (https://docs.temporal.io/cli), name it in " + VARIABLE
                                + ", or use what needs none: ./waooaw up --temporal=memory"));
    }

    /** What it says of itself. */
    public static String version(Path program) {
        try {
            var process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? said.strip()
                    : "it does not say its version";
        } catch (IOException e) {
            return "it cannot be run: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
