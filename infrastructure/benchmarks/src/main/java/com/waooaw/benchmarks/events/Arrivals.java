package com.waooaw.benchmarks.events;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** Counts effects that were committed, and how long after the event had happened. One for the process. */
final class Arrivals {

    /** Microseconds, in a ring large enough for one measurement. */
    private final long[] micros = new long[1 << 20];

    private final AtomicLong count = new AtomicLong();

    void arrived(long afterMicros) {
        long at = count.getAndIncrement();
        micros[(int) (at & (micros.length - 1))] = afterMicros;
    }

    long count() {
        return count.get();
    }

    /** Percentile of those counted since, in milliseconds. */
    double percentile(long since, double which) {
        long until = count.get();
        int n = (int) Math.min(until - since, micros.length);
        if (n <= 0) {
            return Double.NaN;
        }
        var sorted = new long[n];
        for (int i = 0; i < n; i++) {
            sorted[i] = micros[(int) ((until - n + i) & (micros.length - 1))];
        }
        Arrays.sort(sorted);
        return sorted[(int) Math.min(n - 1L, Math.round(which * (n - 1)))] / 1000.0;
    }
}
