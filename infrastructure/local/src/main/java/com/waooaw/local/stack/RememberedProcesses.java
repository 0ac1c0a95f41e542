package com.waooaw.local.stack;

import com.waooaw.local.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processes of a stack, written down as they start: a launcher that is killed leaves them behind. */
final class RememberedProcesses {

    private static final Logger log = LoggerFactory.getLogger(RememberedProcesses.class);
    private static final String FOLDER = "processes";
    private static final String SUFFIX = ".json";
    private static final Duration GENTLE = Duration.ofSeconds(12);
    private static final Duration FORCED = Duration.ofSeconds(5);

    private final StateDirectory state;

    RememberedProcesses(StateDirectory state) {
        this.state = state;
    }

    /** Replaces what was known under this name. */
    void remember(String name, ProcessHandle process) {
        try {
            Files.createDirectories(state.resolve(FOLDER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        state.write(file(name), Json.write(OwnProcess.of(process)));
    }

    /** Ends the process of this name, gently at first, if it still runs; nothing where there is none. */
    void end(String name) {
        end(name, GENTLE);
    }

    /** The same, with another patience before it is forced. */
    void end(String name, Duration patience) {
        state.read(file(name)).map(Json::read).ifPresent(json -> {
            var process = new OwnProcess(
                    json.path("pid").asLong(),
                    Instant.parse(json.path("started_at").asString()));
            process.running().ifPresent(running -> {
                log.info("ending {}, process {}", name, running.pid());
                running.destroy();
                if (!OwnProcess.awaitEnd(running, patience)) {
                    running.destroyForcibly();
                    OwnProcess.awaitEnd(running, FORCED);
                }
            });
        });
        state.delete(file(name));
    }

    /** Ends all that an earlier run left, side by side. */
    void endAll() {
        var folder = state.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .toList()
                    .parallelStream()
                    .forEach(this::end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(String name) {
        return FOLDER + "/" + name + SUFFIX;
    }
}
