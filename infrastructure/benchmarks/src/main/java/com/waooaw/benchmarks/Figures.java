package com.waooaw.benchmarks;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What was measured, as a table for people and by name for programs. */
public final class Figures {

    private final Table table = new Table("", "figure");
    private final Map<String, Object> byName = new LinkedHashMap<>();

    /** Nothing yet. */
    public Figures() {}

    /** One figure. */
    public void add(String name, String words, double value) {
        byName.put(name, value);
        table.row(words, String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.0f", value));
    }

    /** p50, p99 and the worst of them, in ms; sorts them. */
    public void latencies(String name, String words, long[] nanos) {
        Arrays.sort(nanos);
        add(name + "_p50_ms", words + ", p50 of " + nanos.length + ", ms", at(nanos, 0.50));
        add(name + "_p99_ms", words + ", p99", at(nanos, 0.99));
        add(name + "_worst_ms", words + ", worst", at(nanos, 1));
    }

    /** The table. */
    public void print(PrintWriter out) {
        table.print(out);
    }

    /** The same for a program. */
    public Map<String, Object> byName() {
        return byName;
    }

    /** Milliseconds. */
    private static double at(long[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] / 1e6;
    }
}
