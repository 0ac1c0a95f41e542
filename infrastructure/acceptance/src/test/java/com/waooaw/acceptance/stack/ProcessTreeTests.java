package com.waooaw.acceptance.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ProcessTreeTests {

    @Test
    void killsAMarkedProcessAndWhatItStarted(@TempDir Path directory) throws IOException {
        var tree = new ProcessTree("mark-" + UUID.randomUUID());
        var marked = start(directory, tree, "sleep 100 & sleep 100 & wait");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(tree.alive()).hasSize(3));

        assertThat(tree.kill()).isEqualTo(3);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(tree.alive()).isEmpty());
        assertThat(marked.onExit()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(marked.exitValue()).isEqualTo(128 + 9);
    }

    @Test
    void leavesEverybodyElseAlone(@TempDir Path directory) throws IOException {
        var tree = new ProcessTree("mark-" + UUID.randomUUID());
        var other = start(directory, new ProcessTree("other-" + UUID.randomUUID()), "sleep 100 & wait");

        assertThat(tree.kill()).isZero();

        assertThat(other.isAlive()).isTrue();
        other.descendants().forEach(ProcessHandle::destroyForcibly);
        other.destroyForcibly();
    }

    private static Process start(Path directory, ProcessTree tree, String script) throws IOException {
        return new ProcessBuilder("sh", "-c", script, tree.mark())
                .directory(directory.toFile())
                .start();
    }
}
