package com.waooaw.platform.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What this process occupies, and how much of it the JVM's own figures do not show: native libraries such as ONNX
 * Runtime, threads, the C library.
 *
 * <p>Unit: bytes. Linux only; elsewhere nothing is measured.
 */
final class ProcessMemory implements MeterBinder {

    private static final Path STATUS = Path.of("/proc/self/status");

    private final Path status;

    ProcessMemory() {
        this(STATUS);
    }

    ProcessMemory(Path status) {
        this.status = status;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        if (resident().isEmpty()) {
            return;
        }
        Gauge.builder(
                        "process.memory.resident",
                        this,
                        memory -> memory.resident().orElse(0))
                .description("Physical memory this process occupies")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("process.memory.native", this, ProcessMemory::outsideTheJvm)
                .description("Resident memory beyond what the JVM has committed for heap, classes and code")
                .baseUnit("bytes")
                .register(registry);
    }

    OptionalLong resident() {
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try {
            return Files.readAllLines(status, StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private double outsideTheJvm() {
        var memory = ManagementFactory.getMemoryMXBean();
        long committed = memory.getHeapMemoryUsage().getCommitted()
                + memory.getNonHeapMemoryUsage().getCommitted();
        // committed pages that were never touched are not resident
        return Math.max(0, resident().orElse(0) - committed);
    }
}
