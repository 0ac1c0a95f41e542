package com.waooaw.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatorSourceTests {

    @TempDir
    private Path folder;

    @Test
    void oneThatRunsIsTakenBeforeAnyOther() throws IOException {
        var path = gcloudWithAnEmulator();
        assertThat(EmulatorSource.find(Map.of("PUBSUB_EMULATOR_HOST", "localhost:8085", "PATH", path), () -> true))
                .contains(new EmulatorSource.Running("localhost:8085"));
    }

    @Test
    void oneInsideGcloudIsFoundBehindLinks() throws IOException {
        var found = EmulatorSource.find(Map.of("PATH", gcloudWithAnEmulator()), () -> true);

        assertThat(found).containsInstanceOf(EmulatorSource.Program.class);
        assertThat(((EmulatorSource.Program) found.orElseThrow()).version()).isEqualTo("0.8.20");
    }

    @Test
    void aGcloudWithoutOneLeavesDocker() throws IOException {
        var bin = Files.createDirectories(folder.resolve("sdk/bin"));
        executable(bin.resolve("gcloud"));

        assertThat(EmulatorSource.find(Map.of("PATH", bin.toString()), () -> true))
                .contains(new EmulatorSource.Container());
    }

    @Test
    void aMachineWithNothingHasNone() {
        assertThat(EmulatorSource.find(Map.of("PATH", folder.toString()), () -> false))
                .isEmpty();
        assertThat(EmulatorSource.find(Map.of(), () -> false)).isEmpty();
    }

    /** A folder for the path, in which gcloud is a link, as packages install it. */
    private String gcloudWithAnEmulator() throws IOException {
        var sdk = folder.resolve("sdk");
        executable(Files.createDirectories(sdk.resolve("bin")).resolve("gcloud"));
        Files.createFile(Files.createDirectories(sdk.resolve("platform/pubsub-emulator/lib"))
                .resolve("cloud-pubsub-emulator-0.8.20-all.jar"));
        var bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("gcloud"), sdk.resolve("bin/gcloud"));
        return bin.toString();
    }

    private static void executable(Path file) throws IOException {
        Files.createFile(file);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
