package com.waooaw.carriers;

import com.waooaw.platform.events.pubsub.PubSubConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Where an emulator may be had from. */
sealed interface EmulatorSource {

    /** As compose.yaml has it. */
    String IMAGE = "gcr.io/google.com/cloudsdktool/google-cloud-cli:emulators";

    /** One that runs already. */
    record Running(String address) implements EmulatorSource {}

    /** The program inside an installation of gcloud. */
    record Program(Path jar) implements EmulatorSource {

        /** Of cloud-pubsub-emulator-0.8.20-all.jar: 0.8.20. */
        String version() {
            return jar.getFileName().toString().replaceAll("[^0-9]*([0-9.]+[0-9]).*", "$1");
        }
    }

    /** An image for whatever runs containers here. */
    record Container() implements EmulatorSource {}

    /** The first there is, in this order. */
    static Optional<EmulatorSource> find() {
        return find(System.getenv(), EmulatorSource::dockerRuns);
    }

    static Optional<EmulatorSource> find(Map<String, String> environment, BooleanSupplier docker) {
        var running = environment.getOrDefault(PubSubConnection.EMULATOR_VARIABLE, "");
        if (!running.isBlank()) {
            return Optional.of(new Running(running));
        }
        var program = installations(environment.getOrDefault("PATH", "")).stream()
                .map(root -> root.resolve("platform/pubsub-emulator/lib"))
                .flatMap(lib -> jarIn(lib).stream())
                .findFirst();
        if (program.isPresent()) {
            return Optional.of(new Program(program.get()));
        }
        return docker.getAsBoolean() ? Optional.of(new Container()) : Optional.empty();
    }

    /** Roots of the installations whose gcloud is on the path: it lies in their folder bin, behind links or not. */
    private static List<Path> installations(String path) {
        return Arrays.stream(path.split(java.io.File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "gcloud"))
                .filter(Files::isExecutable)
                .flatMap(gcloud -> {
                    try {
                        return java.util.stream.Stream.of(
                                gcloud.toRealPath().getParent().getParent());
                    } catch (IOException e) {
                        return java.util.stream.Stream.empty();
                    }
                })
                .toList();
    }

    private static Optional<Path> jarIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The command alone is not enough: its server has to answer, and the image has to be had. */
    private static boolean dockerRuns() {
        return succeeds(Duration.ofSeconds(10), "docker", "info")
                && (succeeds(Duration.ofSeconds(10), "docker", "image", "inspect", IMAGE)
                        || succeeds(Duration.ofMinutes(5), "docker", "pull", IMAGE));
    }

    private static boolean succeeds(Duration within, String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(within.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
