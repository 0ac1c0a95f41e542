package com.waooaw.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The same thing measured several times. */
public record Series(List<Double> values) {

    public Series {
        values = List.copyOf(values);
    }

    /** The middle one. */
    public double median() {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The greatest one. */
    public double worst() {
        return Collections.max(values);
    }
}
