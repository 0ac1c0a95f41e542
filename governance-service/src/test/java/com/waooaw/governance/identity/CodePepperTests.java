package com.waooaw.governance.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodePepperTests {

    @TempDir
    Path folder;

    @Test
    void itIsReadEachTime() throws IOException {
        var file = Files.writeString(folder.resolve("pepper"), "a".repeat(32) + "\n");
        var pepper = new CodePepper(file);
        var before = pepper.key().orElseThrow();

        Files.writeString(file, "b".repeat(32));

        assertThat(before.getEncoded()).hasSize(32);
        assertThat(pepper.key().orElseThrow()).isNotEqualTo(before);
    }

    @Test
    void withoutOneOrWithAShortOneThereIsNone() throws IOException {
        assertThat(new CodePepper((Path) null).key()).isEmpty();
        assertThat(new CodePepper(folder.resolve("missing")).key()).isEmpty();
        assertThat(new CodePepper(Files.writeString(folder.resolve("short"), "a".repeat(31) + "\n")).key())
                .isEmpty();
    }
}
