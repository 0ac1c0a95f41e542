package com.waooaw.platform.audit.log;

import java.util.regex.Pattern;

/**
 * What a log says it is at a size: the text of a signed note (c2sp.org/tlog-checkpoint).
 *
 * @param origin which log
 * @param size number of entries
 * @param root of the tree at that size
 */
public record Checkpoint(String origin, long size, Hash root) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

    public Checkpoint {
        if (origin.isEmpty() || origin.indexOf('\n') >= 0 || size < 0) {
            throw new IllegalArgumentException("no checkpoint: \"" + origin + "\" of " + size);
        }
    }

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /**
     * Reads a text whose signature was verified; extension lines are passed over.
     *
     * @throws IllegalArgumentException if it is not a checkpoint
     */
    public static Checkpoint parse(String text) {
        var lines = text.split("\n", -1);
        if (!text.endsWith("\n") || lines.length < 4) {
            throw new IllegalArgumentException("a checkpoint has at least three lines");
        }
        for (int i = 0; i < lines.length - 1; i++) {
            if (lines[i].isEmpty()) {
                throw new IllegalArgumentException("a checkpoint has no empty line");
            }
        }
        if (!SIZE.matcher(lines[1]).matches()) {
            throw new IllegalArgumentException("not the size of a tree: " + lines[1]);
        }
        var root = Hash.fromBase64(lines[2]);
        if (!root.base64().equals(lines[2])) {
            throw new IllegalArgumentException("not canonical base64: " + lines[2]);
        }
        try {
            return new Checkpoint(lines[0], Long.parseLong(lines[1]), root);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not the size of a tree: " + lines[1], e);
        }
    }
}
