package com.waooaw.platform.audit.seal;

import com.waooaw.platform.audit.log.Checkpoint;
import com.waooaw.platform.audit.log.Hash;
import com.waooaw.platform.audit.log.NoteKey;
import com.waooaw.platform.audit.log.SignedNote;
import com.waooaw.platform.audit.log.TileSource.MissingTile;
import com.waooaw.platform.audit.log.TileTree;
import com.waooaw.platform.audit.log.TreeBuilder;
import com.waooaw.platform.audit.seal.Finding.Kind;
import com.waooaw.platform.audit.seal.LogContent.Leaf;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Checks a log against its signed checkpoint: every entry against its leaf, every leaf against the tiles, the tree against
 * the signed root. Reads in chunks, some of them at once, and keeps only the right edge of the tree: memory does not grow
 * with the log.
 */
public final class LogVerifier {

    /** Leaves that are read at a time. */
    public static final int CHUNK = 4096;

    private static final int MOST_FINDINGS = 100;

    private final LogContent log;
    private final NoteKey key;
    private final int threads;
    private final List<Finding> findings = new ArrayList<>();
    private final TreeMap<Long, Hash> expected = new TreeMap<>();

    private LogVerifier(LogContent log, NoteKey key, int threads) {
        this.log = log;
        this.key = key;
        this.threads = threads;
    }

    /**
     * Checks the whole log.
     *
     * @param key whose signature is believed; its name is the origin of the log
     * @param remembered signed notes of this log that the asker kept from earlier
     * @param threads how many chunks to read at once
     */
    public static Verification verify(LogContent log, NoteKey key, List<String> remembered, int threads) {
        return new LogVerifier(log, key, threads).run(null, remembered);
    }

    /**
     * Checks what came after a checkpoint that was verified before, and that the log grew from it.
     *
     * @param verified head of the part that is not looked at again
     */
    public static Verification verifySince(
            LogContent log, NoteKey key, Checkpoint verified, List<String> remembered, int threads) {
        return new LogVerifier(log, key, threads).run(verified, remembered);
    }

    private Verification run(@Nullable Checkpoint since, List<String> remembered) {
        var head = head();
        long size = head == null ? 0 : head.size();
        long from = since == null ? 0 : Math.min(since.size(), size);
        if (since != null) {
            remember(since, size);
        }
        remembered.forEach(note -> remember(note, size));
        if (head != null) {
            expected.put(head.size(), head.root());
            walk(from, head);
        }
        log.unaccounted().forEach(sentence -> find(Kind.UNACCOUNTED, -1, sentence));
        return new Verification(head, from, size - from, findings);
    }

    private @Nullable Checkpoint head() {
        var note = log.checkpoint();
        if (note.isEmpty()) {
            if (!log.leaves(0, 1).isEmpty()) {
                find(Kind.CHECKPOINT_MISSING, -1, "there are leaves, and nothing was signed");
            }
            return null;
        }
        try {
            return opened(note.get());
        } catch (IllegalArgumentException e) {
            find(Kind.CHECKPOINT_FORGED, -1, "the newest checkpoint is not to be believed: " + e.getMessage());
            return null;
        }
    }

    private Checkpoint opened(String note) {
        var checkpoint = Checkpoint.parse(SignedNote.parse(note).verified(key));
        if (!checkpoint.origin().equals(key.name())) {
            throw new IllegalArgumentException(
                    "it is of another log, " + checkpoint.origin() + ", not of " + key.name());
        }
        return checkpoint;
    }

    private void remember(String note, long size) {
        try {
            remember(opened(note), size);
        } catch (IllegalArgumentException e) {
            find(Kind.NOT_THE_REMEMBERED_LOG, -1, "a remembered checkpoint is not this log's: " + e.getMessage());
        }
    }

    private void remember(Checkpoint checkpoint, long size) {
        if (checkpoint.size() > size) {
            find(
                    Kind.SHORTER_THAN_REMEMBERED,
                    size,
                    "the log has " + size + " signed entries and once had " + checkpoint.size());
            return;
        }
        var other = expected.putIfAbsent(checkpoint.size(), checkpoint.root());
        if (other != null && !other.equals(checkpoint.root())) {
            find(
                    Kind.NOT_THE_REMEMBERED_LOG,
                    checkpoint.size(),
                    "two roots were signed for " + checkpoint.size() + " entries");
        }
    }

    private void walk(long from, Checkpoint head) {
        TreeBuilder tree;
        try {
            tree = TreeBuilder.resume(log.tiles(), from);
            rootsBefore(from);
        } catch (MissingTile e) {
            find(Kind.TILE_CHANGED, from, String.valueOf(e.getMessage()));
            return;
        }
        compare(tree);
        try (var readers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("audit-verify-", 0).factory())) {
            var reading = new ArrayDeque<Future<List<Leaf>>>();
            long next = from;
            for (long at = from;
                    at < head.size() && findings.size() < MOST_FINDINGS;
                    at = Math.min(at + CHUNK, head.size())) {
                while (next < head.size() && reading.size() < threads + 1) {
                    long begin = next;
                    long end = Math.min(begin + CHUNK, head.size());
                    reading.add(readers.submit(() -> log.leaves(begin, end)));
                    next = end;
                }
                if (!take(tree, at, Math.min(at + CHUNK, head.size()), reading.removeFirst())) {
                    readers.shutdownNow();
                    return;
                }
            }
            readers.shutdownNow();
        }
        if (tree.size() == head.size()) {
            tree.partials(this::compare);
        }
    }

    /** Roots of sizes before the part that is walked come from the tiles. */
    private void rootsBefore(long from) {
        for (var earlier : expected.headMap(from, false).entrySet()) {
            if (!new TileTree(log.tiles(), earlier.getKey()).root().equals(earlier.getValue())) {
                find(
                        Kind.NOT_THE_REMEMBERED_LOG,
                        earlier.getKey(),
                        "with " + earlier.getKey() + " entries the log had another root");
            }
        }
    }

    /** Takes one chunk; false where the tree cannot be followed any further. */
    private boolean take(TreeBuilder tree, long from, long to, Future<List<Leaf>> chunk) {
        List<Leaf> leaves;
        try {
            leaves = chunk.get();
            log.checkpoints(from, to).forEach(this::expect);
        } catch (ExecutionException e) {
            // a file that is damaged is a finding; a database that does not answer says nothing about the log
            if (!(e.getCause() instanceof UncheckedIOException damaged)) {
                throw new IllegalStateException("the log cannot be read", e.getCause());
            }
            find(Kind.UNREADABLE, from, "leaves from " + from + " on cannot be read: " + damaged.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        for (var leaf : leaves) {
            if (leaf.index() != tree.size()) {
                break;
            }
            var computed = leaf.computed();
            if (computed == null) {
                find(Kind.ENTRY_MISSING, leaf.index(), "the entry of leaf " + leaf.index() + " is missing");
            } else if (!computed.equals(leaf.commitment())) {
                find(
                        Kind.ENTRY_CHANGED,
                        leaf.index(),
                        "entry " + leaf.entryId() + " is not what leaf " + leaf.index() + " commits to");
            }
            tree.append(Hash.leaf(leaf.commitment().bytes()), this::compare);
            compare(tree);
        }
        if (tree.size() < to) {
            // nothing but the end of the log is missing where there is nothing behind the hole either
            boolean end = log.leaves(tree.size(), Math.min(tree.size() + CHUNK, Long.MAX_VALUE))
                    .isEmpty();
            find(
                    end ? Kind.TRUNCATED : Kind.LEAF_MISSING,
                    tree.size(),
                    end
                            ? "the log ends at " + tree.size() + " entries, and more were signed"
                            : "leaf " + tree.size() + " is missing");
            return false;
        }
        return true;
    }

    private void expect(String note) {
        try {
            var checkpoint = opened(note);
            var other = expected.putIfAbsent(checkpoint.size(), checkpoint.root());
            if (other != null && !other.equals(checkpoint.root())) {
                find(
                        Kind.CHECKPOINT_CONTRADICTED,
                        checkpoint.size(),
                        "two roots were signed for " + checkpoint.size() + " entries");
            }
        } catch (IllegalArgumentException e) {
            find(Kind.CHECKPOINT_FORGED, -1, "an earlier checkpoint is not to be believed: " + e.getMessage());
        }
    }

    private void compare(TreeBuilder tree) {
        var root = expected.remove(tree.size());
        if (root != null && !root.equals(tree.root())) {
            find(
                    Kind.ROOT_DIFFERS,
                    tree.size(),
                    "the first " + tree.size() + " leaves make another root than the one that was signed");
        }
    }

    private void compare(com.waooaw.platform.audit.log.TilePath tile, byte[] hashes) {
        try {
            var stored = log.tiles().read(tile);
            if (stored.length < hashes.length || !Arrays.equals(stored, 0, hashes.length, hashes, 0, hashes.length)) {
                find(Kind.TILE_CHANGED, -1, tile.path() + " is not what the leaves make");
            }
        } catch (MissingTile e) {
            find(Kind.TILE_CHANGED, -1, String.valueOf(e.getMessage()));
        }
    }

    private void find(Kind kind, long index, String message) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(kind, index, message));
        }
    }
}
