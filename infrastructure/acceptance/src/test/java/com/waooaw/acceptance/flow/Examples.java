package com.waooaw.acceptance.flow;

import com.waooaw.local.infrastructure.InfrastructureFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The files of {@code examples/}, as anybody may submit them. */
public final class Examples {

    /** Passes every check and works. */
    public static final String WRITER = "healthcare-content-writer.yaml";
    /** Passes every check, and a precedent allows its deployment. */
    public static final String DAILY_WRITER = "healthcare-daily-writer.yaml";
    /** Passes every check and fails at its health check. */
    public static final String FAILS_HEALTH_CHECK = "fails-health-check.yaml";

    private static final Path FOLDER =
            InfrastructureFile.rootAbove(Path.of("").toAbsolutePath()).resolve("examples");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Examples() {}

    /** As it stands. */
    public static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Under a name nobody has: two agents of one name cannot work in one industry. */
    public static String renamed(String file) {
        return named(
                file,
                "Writer no. " + NUMBER.incrementAndGet() + " of "
                        + ProcessHandle.current().pid());
    }

    /** Under this name; its characters are written as YAML needs them. */
    public static String named(String file, String agentName) {
        var quoted = "\"" + agentName.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        return text(file)
                .lines()
                .map(line -> line.startsWith("agent_name:") ? "agent_name: " + quoted : line)
                .reduce("", (text, line) -> text + line + "\n");
    }

    /** The broken ones. */
    public static List<String> broken() {
        try (var files = Files.list(FOLDER.resolve("broken"))) {
            return files.map(file -> "broken/" + file.getFileName()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
