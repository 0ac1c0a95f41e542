package com.waooaw.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTests {

    @TempDir
    Path root;

    private void trained(AotCache cache) throws IOException {
        cache.prepare();
        var flag = cache.training().getFirst();
        Files.writeString(Path.of(flag.substring(flag.indexOf('=') + 1)), "loaded");
        assertThat(cache.accept()).isEqualTo(6);
    }

    @Test
    void isUsedOnlyWhereItIsThere() throws IOException {
        var cache = AotCache.of(root, "governance", "jars and flags");
        assertThat(cache.state()).isEqualTo(AotCache.State.MISSING);
        assertThat(cache.flags()).isEmpty();

        trained(cache);

        assertThat(cache.state()).isEqualTo(AotCache.State.PRESENT);
        assertThat(cache.flags()).contains("-XX:AOTCache=" + cache.file());
    }

    @Test
    void ofAnotherBuildIsStaleAndGoesWhenANewOneIsMade() throws IOException {
        var old = AotCache.of(root, "governance", "jars of yesterday");
        trained(old);
        var cache = AotCache.of(root, "governance", "jars of today");

        assertThat(cache.state()).isEqualTo(AotCache.State.STALE);
        assertThat(cache.flags()).isEmpty();

        trained(cache);
        assertThat(old.file()).doesNotExist();
    }

    @Test
    void doesNotTakeTheCacheOfAnotherProgramForAnOldOneOfIts() throws IOException {
        trained(AotCache.of(root, "agent-execution", "jars"));

        assertThat(AotCache.of(root, "agent", "jars").state()).isEqualTo(AotCache.State.MISSING);
    }

    @Test
    void saysSoWhenATrainingRunLeftNone() {
        var cache = AotCache.of(root, "governance", "jars");
        cache.prepare();

        assertThatExceptionOfType(StackException.class)
                .isThrownBy(cache::accept)
                .withMessageContaining("governance");
    }

    @Test
    void theLeastRecentlyUsedGoesFirstWhenThereIsNoRoom() throws IOException {
        for (int i = 0; i < 4; i++) {
            var file = Files.write(root.resolve("program-" + i + ".aot"), new byte[100]);
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(i == 0 ? 99 : i)));
        }

        AotCache.limit(root, 250);

        assertThat(root.resolve("program-0.aot")).exists();
        assertThat(root.resolve("program-1.aot")).doesNotExist();
        assertThat(root.resolve("program-2.aot")).doesNotExist();
        assertThat(root.resolve("program-3.aot")).exists();
    }
}
