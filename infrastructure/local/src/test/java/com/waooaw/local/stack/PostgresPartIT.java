package com.waooaw.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.waooaw.local.TestPorts;
import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.infrastructure.InfrastructureFile;
import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@Against(Peer.STACK_POSTGRESQL)
class PostgresPartIT {

    private static final Infrastructure.Postgres SETTINGS =
            InfrastructureFile.of(InfrastructureFile.rootAbove(Path.of(""))).postgres();

    @TempDir
    Path directory;

    private PostgresPart part(int port) {
        return new PostgresPart(port, new StateDirectory(directory).create(), SETTINGS);
    }

    /** Commits until {@code commits} are acknowledged, then dies as by power cut. Returns how many were. */
    private int killLauncherAfter(int port, int commits) throws Exception {
        var launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledLauncher.class.getName(),
                        Integer.toString(port),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int acknowledged = 0;
        try (var lines = launcher.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("committed ")) {
                    acknowledged = Integer.parseInt(line.substring("committed ".length()));
                    if (acknowledged == commits) {
                        launcher.destroyForcibly();
                    }
                }
            }
        } catch (IOException e) {
            // the stream of a killed process may break instead of ending
            assertThat(acknowledged).isGreaterThanOrEqualTo(commits);
        }
        OwnProcess.awaitEnd(launcher.toHandle(), Duration.ofSeconds(10));
        return acknowledged;
    }

    private OrphanedDatabase orphaned() {
        return OrphanedDatabase.of(directory.resolve("pg"));
    }

    private int rows(PostgresPart part) {
        return JdbcClient.create(part.superuser("postgres"))
                .sql("select count(*) from kept")
                .query(Integer.class)
                .single();
    }

    @Test
    void losesNoAcknowledgedCommitWhenLauncherAndServerAreKilled() throws Exception {
        int port = TestPorts.free();
        int acknowledged = killLauncherAfter(port, 200);
        var postmaster = orphaned().postmaster().orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();

        var second = part(port);
        second.start();

        assertThat(rows(second)).isGreaterThanOrEqualTo(acknowledged);
        assertThat(second.show("fsync")).isEqualTo("on");
        assertThat(second.show("synchronous_commit")).isEqualTo("on");
        assertThat(second.show("full_page_writes")).isEqualTo("on");
        second.close();
        assertThat(second.isHealthy()).isFalse();
    }

    @Test
    void leavesNoProcessInTheDataDirectoryOfAKilledServer() throws Exception {
        killLauncherAfter(TestPorts.free(), 10);
        var postmaster = orphaned().postmaster().orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();

        orphaned().end();

        assertThat(orphaned().children()).isEmpty();
    }

    @Test
    void endsItsOwnServerThatOutlivedTheLauncherBeforeItStartsAnother() throws Exception {
        int port = TestPorts.free();
        int acknowledged = killLauncherAfter(port, 10);
        var orphan = orphaned().postmaster().orElseThrow();

        var second = part(port);
        second.start();

        assertThat(orphan.isAlive()).isFalse();
        assertThat(rows(second)).isGreaterThanOrEqualTo(acknowledged);
        second.close();
    }

    @Test
    void leavesAStrangerAloneWhoHasTheNumberOfAnOldServer() throws Exception {
        var data = directory.resolve("pg");
        Files.createDirectories(data);
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.write(
                    data.resolve("postmaster.pid"),
                    List.of(Long.toString(stranger.pid()), data.toString(), "1000000000", "8010"));

            OrphanedDatabase.of(data).end();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void refusesToRunWithoutDurability() {
        assertThatExceptionOfType(StackException.class)
                .isThrownBy(() -> PostgresPart.assertDurable("fsync", "on", "off", directory))
                .withMessageContaining("fsync=off")
                .withMessageContaining("power cut");
    }
}
