package com.waooaw.platform.audit.seal;

import com.waooaw.platform.audit.log.TilePath;
import java.util.regex.Pattern;

/**
 * A part of the log that is archived and purged at once: leaves of whole tiles, side by side.
 *
 * @param from first leaf
 * @param to the leaf after the last one
 */
public record Partition(long from, long to) {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18}) ([0-9]{1,18})\n?");

    public Partition {
        if (from < 0 || to <= from || from % TilePath.FULL != 0 || to % TilePath.FULL != 0) {
            throw new IllegalArgumentException("leaves from " + from + " to before " + to + " are not whole tiles");
        }
    }

    /**
     * Reads what {@link #text()} wrote.
     *
     * @throws IllegalArgumentException if it is not that
     */
    static Partition parse(String text) {
        var found = TEXT.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("two numbers say which leaves an archive has");
        }
        return new Partition(Long.parseLong(found.group(1)), Long.parseLong(found.group(2)));
    }

    String text() {
        return from + " " + to + "\n";
    }

    /** How many leaves. */
    public long leaves() {
        return to - from;
    }

    /** For people: first and last leaf. */
    @Override
    public String toString() {
        return "leaves " + from + " to " + (to - 1);
    }
}
