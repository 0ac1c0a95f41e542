package com.waooaw.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the figures were measured on; they mean nothing without it. */
public final class Machine {

    private Machine() {}

    /** By name, as they go into JSON. */
    public static Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("processor", processor());
        facts.put("cores", Runtime.getRuntime().availableProcessors());
        facts.put("memory_mb", memoryMb());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("jvm", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        facts.put("load_before", load());
        return facts;
    }

    /** In one line. */
    public static String line(Map<String, Object> facts) {
        return String.format(
                Locale.ROOT,
                "%s, %s cores, %s MB; %s; %s; load %s",
                facts.get("processor"),
                facts.get("cores"),
                facts.get("memory_mb"),
                facts.get("system"),
                facts.get("jvm"),
                facts.get("load_before"));
    }

    /** Of the last minute; above the number of cores the figures say more about the neighbours. */
    static double load() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String processor() {
        var file = Path.of("/proc/cpuinfo");
        if (!Files.exists(file)) {
            return System.getProperty("os.arch");
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long memoryMb() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize() / 1024 / 1024
                : -1;
    }
}
