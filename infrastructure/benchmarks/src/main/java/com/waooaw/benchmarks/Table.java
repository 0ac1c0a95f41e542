package com.waooaw.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Columns as wide as their widest cell; the first is left-aligned, the others right. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    /** @param header of each column */
    public Table(String... header) {
        rows.add(List.of(header));
    }

    /** Adds a row of as many cells. */
    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** Prints all of it. */
    public void print(PrintWriter out) {
        int columns = rows.getFirst().size();
        var widths = new int[columns];
        for (var row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (var row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                var pad = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? row.get(i) + pad : "  " + pad + row.get(i));
            }
            out.println(line.toString().stripTrailing());
        }
        out.flush();
    }
}
