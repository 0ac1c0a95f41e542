package com.waooaw.platform.audit.log;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which tile: {@code tile/<level>/<index>[.p/<width>]} of c2sp.org/tlog-tiles.
 *
 * @param level 0 for hashes of entries, {@link #ENTRIES} for the bundle of the entries themselves, otherwise of the tree
 * @param index of the tile in its level, from 0
 * @param width how many hashes it has, 1 to 256
 */
public record TilePath(int level, long index, int width) {

    /** Hashes in a full tile. */
    public static final int FULL = 256;
    /** A full tile stands for this many levels of the tree. */
    static final int HEIGHT = 8;
    /** The "level" of entry bundles. */
    public static final int ENTRIES = -1;

    private static final int HIGHEST_LEVEL = 63;
    private static final Pattern PATH =
            Pattern.compile("tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TilePath {
        if (level < ENTRIES || level > HIGHEST_LEVEL || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("no tile: level " + level + ", index " + index + ", width " + width);
        }
    }

    /** The tile a path names; empty where it is none, or written in another way than the specification's. */
    public static Optional<TilePath> parse(String path) {
        var matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var elements = matcher.group(2);
        // x000/x001/002 is another way to write 1002
        if (elements.startsWith("x000/")) {
            return Optional.empty();
        }
        int level = matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1));
        int width = matcher.group(3) == null ? FULL : Integer.parseInt(matcher.group(3));
        if (level > HIGHEST_LEVEL || (matcher.group(3) != null && width >= FULL)) {
            return Optional.empty();
        }
        // seven groups of three digits are more than a long holds
        var digits = elements.replace("x", "").replace("/", "");
        try {
            return Optional.of(new TilePath(level, Long.parseLong(digits), width));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** The tile at this place of a tree of {@code size} entries; empty where the tree does not reach it. */
    public static Optional<TilePath> in(long size, int level, long index) {
        int shift = HEIGHT * Math.max(level, 0);
        long hashes = shift >= Long.SIZE ? 0 : size >>> shift;
        long left = hashes - index * FULL;
        return index > hashes / FULL || left <= 0
                ? Optional.empty()
                : Optional.of(new TilePath(level, index, (int) Math.min(left, FULL)));
    }

    /** Whether it has all its hashes and never changes again. */
    public boolean isFull() {
        return width == FULL;
    }

    /** Its folder when it is partial, its file when it is full, without the width. */
    String full() {
        var elements = new ArrayDeque<String>();
        long rest = index;
        do {
            elements.addFirst(
                    String.format(java.util.Locale.ROOT, "%s%03d", elements.isEmpty() ? "" : "x", rest % 1000));
            rest /= 1000;
        } while (rest > 0);
        return "tile/" + (level == ENTRIES ? "entries" : Integer.toString(level)) + "/" + String.join("/", elements);
    }

    /** The path, relative to the prefix of the log. */
    public String path() {
        return isFull() ? full() : full() + ".p/" + width;
    }
}
