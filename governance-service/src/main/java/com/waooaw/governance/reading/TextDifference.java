package com.waooaw.governance.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * In what one text differs from another, line by line, for people. Lines far from any change are left out, and said to be.
 *
 * @param parts in reading order
 */
public record TextDifference(List<Part> parts) {

    private static final int AROUND = 1;

    /** Beyond so many pairs of lines nobody looks for what stayed in between: it took long, and reads no better. */
    private static final long MOST_PAIRS = 4_000_000;

    public TextDifference {
        parts = List.copyOf(parts);
    }

    /** What became of a line. */
    public enum Kind {
        /** It stays. */
        SAME,
        /** It goes. */
        REMOVED,
        /** It is new. */
        ADDED,
        /** Several that stay, and are not shown. */
        SKIPPED
    }

    /** A line, or the words for several. */
    public record Part(Kind kind, String text) {}

    /** Compares two texts. */
    public static TextDifference between(String before, String after) {
        var old = lines(before);
        var fresh = lines(after);
        int head = 0;
        while (head < old.size() && head < fresh.size() && old.get(head).equals(fresh.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < old.size() - head
                && tail < fresh.size() - head
                && old.get(old.size() - 1 - tail).equals(fresh.get(fresh.size() - 1 - tail))) {
            tail++;
        }
        var all = new ArrayList<Part>();
        add(all, Kind.SAME, old.subList(0, head));
        between(old.subList(head, old.size() - tail), fresh.subList(head, fresh.size() - tail), all);
        add(all, Kind.SAME, old.subList(old.size() - tail, old.size()));
        return new TextDifference(folded(all));
    }

    private static List<String> lines(String text) {
        return Arrays.asList(text.split("\n", -1));
    }

    /** Keeps the longest run of lines both have in order. */
    private static void between(List<String> old, List<String> fresh, List<Part> into) {
        if ((long) old.size() * fresh.size() > MOST_PAIRS) {
            add(into, Kind.REMOVED, old);
            add(into, Kind.ADDED, fresh);
            return;
        }
        var longest = longest(old, fresh);
        int i = 0;
        int j = 0;
        while (i < old.size() && j < fresh.size()) {
            if (old.get(i).equals(fresh.get(j))) {
                into.add(part(Kind.SAME, old.get(i)));
                i++;
                j++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                into.add(part(Kind.REMOVED, old.get(i++)));
            } else {
                into.add(part(Kind.ADDED, fresh.get(j++)));
            }
        }
        add(into, Kind.REMOVED, old.subList(i, old.size()));
        add(into, Kind.ADDED, fresh.subList(j, fresh.size()));
    }

    /** How many lines both have in common from here on. */
    private static int[][] longest(List<String> old, List<String> fresh) {
        var longest = new int[old.size() + 1][fresh.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = fresh.size() - 1; j >= 0; j--) {
                longest[i][j] = old.get(i).equals(fresh.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest;
    }

    private static void add(List<Part> into, Kind kind, List<String> lines) {
        lines.forEach(line -> into.add(part(kind, line)));
    }

    private static Part part(Kind kind, String line) {
        return new Part(kind, line.isBlank() ? "(empty line)" : VisibleText.of(line));
    }

    private static List<Part> folded(List<Part> all) {
        var shown = new ArrayList<Part>();
        int skipped = 0;
        for (int i = 0; i < all.size(); i++) {
            if (isNearAChange(all, i)) {
                skip(shown, skipped);
                skipped = 0;
                shown.add(all.get(i));
            } else {
                skipped++;
            }
        }
        skip(shown, skipped);
        return shown;
    }

    private static boolean isNearAChange(List<Part> all, int at) {
        return all.subList(Math.max(0, at - AROUND), Math.min(all.size(), at + AROUND + 1)).stream()
                .anyMatch(part -> part.kind() != Kind.SAME);
    }

    private static void skip(List<Part> shown, int lines) {
        if (lines > 0) {
            shown.add(new Part(Kind.SKIPPED, lines == 1 ? "1 line as before" : lines + " lines as before"));
        }
    }
}
