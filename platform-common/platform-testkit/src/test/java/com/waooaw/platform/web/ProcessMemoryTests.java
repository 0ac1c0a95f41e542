package com.waooaw.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMemoryTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @TempDir
    Path folder;

    @Test
    void showsWhatTheProcessOccupiesAndWhatTheJvmDoesNotKnowOf() throws IOException {
        var status = Files.writeString(folder.resolve("status"), "Name:\tjava\nVmRSS:\t 8388608 kB\nThreads:\t9\n");

        new ProcessMemory(status).bindTo(registry);

        assertThat(registry.get("process.memory.resident").gauge().value()).isEqualTo(8_589_934_592.0);
        // this JVM has not committed half of that
        assertThat(registry.get("process.memory.native").gauge().value()).isBetween(4e9, 8_589_934_591.0);
    }

    @Test
    void showsNothingWhereNothingCanBeMeasured() {
        new ProcessMemory(folder.resolve("no such file")).bindTo(registry);

        assertThat(registry.getMeters()).isEmpty();
    }
}
