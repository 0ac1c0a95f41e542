package com.waooaw.platform.audit.seal;

import com.waooaw.platform.audit.log.Checkpoint;
import com.waooaw.platform.audit.log.Hash;
import com.waooaw.platform.audit.log.NoteKey;
import com.waooaw.platform.audit.log.Proofs;
import com.waooaw.platform.audit.log.TileSource.MissingTile;
import com.waooaw.platform.audit.log.TileTree;
import com.waooaw.platform.audit.log.TreeBuilder;
import com.waooaw.platform.audit.seal.Finding.Kind;
import com.waooaw.platform.audit.seal.LogContent.Leaf;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    private final LogContent log;
    private final int threads;
    private final Findings findings = new Findings();
    private final Roots roots;
    /** Leaves before this one may lack their entries. */
    private long purgedTo;

    private long purged;

    private LogVerifier(LogContent log, NoteKey key, int threads) {
        this.log = log;
        this.threads = threads;
        this.roots = new Roots(key, findings);
    }

    /**
     * Checks the whole log; of an archive, what it has.
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

    /**
     * Checks a part of a log: its entries, its leaves, its tiles, and that they are that part of the tree that was signed.
     *
     * @param threads how many chunks to read at once
     */
    static Verification verifyPart(LogContent log, NoteKey key, Partition partition, int threads) {
        return new LogVerifier(log, key, threads).part(partition);
    }

    private Verification run(@Nullable Checkpoint since, List<String> remembered) {
        Optional<Partition> partition;
        try {
            partition = log.partition();
        } catch (IllegalArgumentException e) {
            findings.add(Kind.UNREADABLE, -1, "it does not say what part of the log it is: " + e.getMessage());
            return new Verification(null, 0, 0, 0, findings.list());
        }
        if (partition.isEmpty()) {
            return whole(since, remembered);
        }
        if (!remembered.isEmpty()) {
            throw new IllegalStateException(
                    "an archive is a part of a log; what was remembered is compared with the log itself");
        }
        return part(partition.get());
    }

    private Verification whole(@Nullable Checkpoint since, List<String> remembered) {
        var head = head();
        long size = head == null ? 0 : head.size();
        long from = since == null ? 0 : Math.min(since.size(), size);
        if (since != null) {
            roots.remember(since, size);
        }
        remembered.forEach(note -> roots.remember(note, size));
        if (head != null) {
            // before the leaves: a forged purge must not drown in what it was to hide
            Purge.findings(log).forEach(findings::add);
            roots.head(head);
            walk(from, size, head);
        }
        log.unaccounted().forEach(sentence -> findings.add(Kind.UNACCOUNTED, -1, sentence));
        return new Verification(head, from, size - from, purged, findings.list());
    }

    private Verification part(Partition partition) {
        var head = head();
        if (head == null || head.size() < partition.to()) {
            findings.add(Kind.CHECKPOINT_MISSING, -1, "no checkpoint to be believed is of " + partition);
            return new Verification(head, partition.from(), 0, 0, findings.list());
        }
        roots.head(head);
        walk(partition.from(), partition.to(), head);
        return new Verification(head, partition.from(), partition.leaves(), purged, findings.list());
    }

    private @Nullable Checkpoint head() {
        var note = log.checkpoint();
        if (note.isEmpty()) {
            if (!log.leaves(0, 1).isEmpty()) {
                findings.add(Kind.CHECKPOINT_MISSING, -1, "there are leaves, and nothing was signed");
            }
            return null;
        }
        try {
            return roots.opened(note.get());
        } catch (IllegalArgumentException e) {
            findings.add(Kind.CHECKPOINT_FORGED, -1, "the newest checkpoint is not to be believed: " + e.getMessage());
            return null;
        }
    }

    private void walk(long from, long to, Checkpoint head) {
        TreeBuilder tree;
        try {
            tree = TreeBuilder.resume(log.tiles(), from);
            roots.before(log.tiles(), from);
        } catch (MissingTile e) {
            findings.add(Kind.TILE_CHANGED, from, String.valueOf(e.getMessage()));
            return;
        }
        roots.compare(tree);
        try (var readers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("audit-verify-", 0).factory())) {
            var reading = new ArrayDeque<Future<List<Leaf>>>();
            long next = from;
            for (long at = from; at < to && !findings.isFull(); at = Math.min(at + CHUNK, to)) {
                while (next < to && reading.size() < threads + 1) {
                    long begin = next;
                    long end = Math.min(begin + CHUNK, to);
                    reading.add(readers.submit(() -> log.leaves(begin, end)));
                    next = end;
                }
                if (!take(tree, at, Math.min(at + CHUNK, to), reading.removeFirst())) {
                    readers.shutdownNow();
                    return;
                }
            }
            readers.shutdownNow();
        }
        if (tree.size() == to) {
            tree.partials(this::compare);
            grows(tree, head);
        }
    }

    /** What was walked is the beginning of what was signed; where it is all of it, the roots were compared. */
    private void grows(TreeBuilder tree, Checkpoint head) {
        if (tree.size() == head.size()) {
            return;
        }
        try {
            var path = new TileTree(log.tiles(), head.size()).consistencyWith(tree.size());
            if (!Proofs.grew(tree.size(), tree.root(), head.size(), head.root(), path)) {
                findings.add(Kind.ROOT_DIFFERS, tree.size(), "these leaves are no part of the tree that was signed");
            }
        } catch (MissingTile e) {
            findings.add(Kind.TILE_CHANGED, -1, String.valueOf(e.getMessage()));
        }
    }

    /** Takes one chunk; false where the tree cannot be followed any further. */
    private boolean take(TreeBuilder tree, long from, long to, Future<List<Leaf>> chunk) {
        List<Leaf> leaves;
        try {
            leaves = chunk.get();
            log.checkpoints(from, to).forEach(roots::expect);
        } catch (ExecutionException e) {
            // a file that is damaged is a finding; a database that does not answer says nothing about the log
            if (!(e.getCause() instanceof UncheckedIOException damaged)) {
                throw new IllegalStateException("the log cannot be read", e.getCause());
            }
            findings.add(Kind.UNREADABLE, from, "leaves from " + from + " on cannot be read: " + damaged.getMessage());
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
            if (computed == null && isPurged(leaf.index())) {
                purged++;
            } else if (computed == null) {
                findings.add(Kind.ENTRY_MISSING, leaf.index(), "the entry of leaf " + leaf.index() + " is missing");
            } else if (!computed.equals(leaf.commitment())) {
                findings.add(
                        Kind.ENTRY_CHANGED,
                        leaf.index(),
                        "entry " + leaf.entryId() + " is not what leaf " + leaf.index() + " commits to");
            }
            tree.append(Hash.leaf(leaf.commitment().bytes()), this::compare);
            roots.compare(tree);
        }
        if (tree.size() < to) {
            // nothing but the end of the log is missing where there is nothing behind the hole either
            boolean end = log.leaves(tree.size(), Math.min(tree.size() + CHUNK, Long.MAX_VALUE))
                    .isEmpty();
            findings.add(
                    end ? Kind.TRUNCATED : Kind.LEAF_MISSING,
                    tree.size(),
                    end
                            ? "the log ends at " + tree.size() + " entries, and more were signed"
                            : "leaf " + tree.size() + " is missing");
            return false;
        }
        return true;
    }

    private boolean isPurged(long leaf) {
        if (leaf >= purgedTo) {
            // a purge may have ended since the last look
            purgedTo = Purge.end(log.purges());
        }
        return leaf < purgedTo;
    }

    private void compare(com.waooaw.platform.audit.log.TilePath tile, byte[] hashes) {
        try {
            var stored = log.tiles().read(tile);
            if (stored.length < hashes.length || !Arrays.equals(stored, 0, hashes.length, hashes, 0, hashes.length)) {
                findings.add(Kind.TILE_CHANGED, -1, tile.path() + " is not what the leaves make");
            }
        } catch (MissingTile e) {
            findings.add(Kind.TILE_CHANGED, -1, String.valueOf(e.getMessage()));
        }
    }
}
