package com.waooaw.platform.audit.seal;

import com.waooaw.platform.audit.log.Checkpoint;
import com.waooaw.platform.audit.log.Hash;
import com.waooaw.platform.audit.log.NoteKey;
import com.waooaw.platform.audit.log.SignedNote;
import com.waooaw.platform.audit.log.TileSource;
import com.waooaw.platform.audit.log.TileTree;
import com.waooaw.platform.audit.log.TreeBuilder;
import com.waooaw.platform.audit.seal.Finding.Kind;
import java.util.TreeMap;

/** Which root the tree must have at which size, by everything that was signed. */
final class Roots {

    private final NoteKey key;
    private final Findings findings;
    private final TreeMap<Long, Hash> expected = new TreeMap<>();

    Roots(NoteKey key, Findings findings) {
        this.key = key;
        this.findings = findings;
    }

    /**
     * What a note says.
     *
     * @throws IllegalArgumentException if it is not to be believed
     */
    Checkpoint opened(String note) {
        var checkpoint = Checkpoint.parse(SignedNote.parse(note).verified(key));
        if (!checkpoint.origin().equals(key.name())) {
            throw new IllegalArgumentException(
                    "it is of another log, " + checkpoint.origin() + ", not of " + key.name());
        }
        return checkpoint;
    }

    /** The newest one. */
    void head(Checkpoint head) {
        expected.put(head.size(), head.root());
    }

    /** One that the asker kept, of a log that has {@code size} signed entries now. */
    void remember(String note, long size) {
        try {
            remember(opened(note), size);
        } catch (IllegalArgumentException e) {
            findings.add(
                    Kind.NOT_THE_REMEMBERED_LOG, -1, "a remembered checkpoint is not this log's: " + e.getMessage());
        }
    }

    void remember(Checkpoint checkpoint, long size) {
        if (checkpoint.size() > size) {
            findings.add(
                    Kind.SHORTER_THAN_REMEMBERED,
                    size,
                    "the log has " + size + " signed entries and once had " + checkpoint.size());
        } else if (contradicts(checkpoint)) {
            findings.add(
                    Kind.NOT_THE_REMEMBERED_LOG,
                    checkpoint.size(),
                    "two roots were signed for " + checkpoint.size() + " entries");
        }
    }

    /** An earlier one that the log itself keeps. */
    void expect(String note) {
        try {
            var checkpoint = opened(note);
            if (contradicts(checkpoint)) {
                findings.add(
                        Kind.CHECKPOINT_CONTRADICTED,
                        checkpoint.size(),
                        "two roots were signed for " + checkpoint.size() + " entries");
            }
        } catch (IllegalArgumentException e) {
            findings.add(Kind.CHECKPOINT_FORGED, -1, "an earlier checkpoint is not to be believed: " + e.getMessage());
        }
    }

    private boolean contradicts(Checkpoint checkpoint) {
        var other = expected.putIfAbsent(checkpoint.size(), checkpoint.root());
        return other != null && !other.equals(checkpoint.root());
    }

    /** Compares those of sizes before the part that is walked; they come from the tiles. */
    void before(TileSource tiles, long from) {
        for (var earlier : expected.headMap(from, false).entrySet()) {
            if (!new TileTree(tiles, earlier.getKey()).root().equals(earlier.getValue())) {
                findings.add(
                        Kind.NOT_THE_REMEMBERED_LOG,
                        earlier.getKey(),
                        "with " + earlier.getKey() + " entries the log had another root");
            }
        }
    }

    /** Compares the one of this size, where there is one. */
    void compare(TreeBuilder tree) {
        var root = expected.remove(tree.size());
        if (root != null && !root.equals(tree.root())) {
            findings.add(
                    Kind.ROOT_DIFFERS,
                    tree.size(),
                    "the first " + tree.size() + " leaves make another root than the one that was signed");
        }
    }
}
