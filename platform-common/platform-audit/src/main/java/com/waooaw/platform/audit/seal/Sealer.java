package com.waooaw.platform.audit.seal;

import com.waooaw.platform.audit.log.Checkpoint;
import com.waooaw.platform.audit.log.Hash;
import com.waooaw.platform.audit.log.NoteSigner;
import com.waooaw.platform.audit.log.SignedNote;
import com.waooaw.platform.audit.log.TilePath;
import com.waooaw.platform.audit.log.TileTree;
import com.waooaw.platform.audit.log.TreeBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives entries their leaves and signs the tree. One at a time over all processes (an advisory lock); every other call
 * returns at once.
 *
 * <p>The order is what makes two roots for one size impossible: leaf numbers and tiles are committed first, and only what
 * is committed is signed. Who is killed in between leaves a tree that the next one signs.
 */
public final class Sealer {

    /** Entries of one transaction. */
    public static final int BATCH = 4096;

    /** "audit" in ASCII. */
    private static final long LOCK = 0x6175646974L;

    private final JdbcClient jdbc;
    private final TransactionTemplate holding;
    private final TransactionTemplate working;
    private final NoteSigner signer;
    private final LogPublication publication;
    private final DatabaseLog log;

    /**
     * A sealer.
     *
     * @param jdbc of the role that may seal
     * @param transactions on the same connections; two of them are used at once
     */
    public Sealer(JdbcClient jdbc, TransactionTemplate transactions, NoteSigner signer, LogPublication publication) {
        this.jdbc = jdbc;
        this.holding = new TransactionTemplate(java.util.Objects.requireNonNull(transactions.getTransactionManager()));
        this.working = new TransactionTemplate(java.util.Objects.requireNonNull(transactions.getTransactionManager()));
        this.working.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.signer = signer;
        this.publication = publication;
        this.log = new DatabaseLog(jdbc);
    }

    /**
     * Seals what waits, at most one batch, signs and publishes. Publishes what an earlier call could not.
     *
     * @return how many entries got a leaf
     */
    public int seal() {
        var sealed = holding.execute(_ -> {
            boolean free = jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                    .param("lock", LOCK)
                    .query(Boolean.class)
                    .single();
            return free ? sealAlone() : 0;
        });
        return sealed == null ? 0 : sealed;
    }

    private int sealAlone() {
        var sealed = working.execute(_ -> number());
        // committed: from here on nothing can change what the leaves are
        sign();
        publish();
        return sealed == null ? 0 : sealed;
    }

    private int number() {
        var pending = jdbc.sql("""
                        select p.id, %s
                        from audit_log.audit_pending p join audit_log.audit_entry e on e.id = p.id
                        order by p.id
                        limit :batch
                        """.formatted(CanonicalEntry.COLUMNS))
                .param("batch", BATCH)
                .query((row, _) -> new Pending(
                        row.getLong("id"), CanonicalEntry.commitment(row.getBytes("nonce"), CanonicalEntry.of(row))))
                .list();
        if (pending.isEmpty()) {
            return 0;
        }
        long first = log.size();
        jdbc.sql("select audit_log.seal(:first, :ids, :commitments)")
                .param("first", first)
                .param("ids", pending.stream().map(Pending::id).toArray(Long[]::new))
                .param(
                        "commitments",
                        pending.stream().map(p -> p.commitment().bytes()).toArray(byte[][]::new))
                .query((_, _) -> true)
                .list();
        grow(first, pending);
        return pending.size();
    }

    private record Pending(long id, Hash commitment) {}

    private void grow(long size, List<Pending> pending) {
        var tree = TreeBuilder.resume(log.tiles(), size);
        // by place, so that a tile that was partial and is full now is written once
        Map<List<Long>, byte[]> tiles = new LinkedHashMap<>();
        TreeBuilder.TileSink keep = (tile, hashes) -> tiles.put(List.of((long) tile.level(), tile.index()), hashes);
        pending.forEach(entry -> tree.append(Hash.leaf(entry.commitment().bytes()), keep));
        tree.partials(keep);
        jdbc.sql("select audit_log.put_tiles(:levels, :indexes, :hashes)")
                .param(
                        "levels",
                        tiles.keySet().stream()
                                .map(at -> at.getFirst().intValue())
                                .toArray(Integer[]::new))
                .param("indexes", tiles.keySet().stream().map(List::getLast).toArray(Long[]::new))
                .param("hashes", tiles.values().toArray(byte[][]::new))
                .query((_, _) -> true)
                .list();
    }

    private void sign() {
        long size = log.size();
        var signed = newest();
        if (size == 0 || signed.map(Checkpoint::size).orElse(0L) >= size) {
            return;
        }
        var checkpoint = new Checkpoint(signer.key().name(), size, new TileTree(log.tiles(), size).root());
        var note = SignedNote.sign(checkpoint.text(), signer);
        working.executeWithoutResult(_ -> jdbc.sql("select audit_log.put_checkpoint(:size, :root, :note)")
                .param("size", size)
                .param("root", checkpoint.root().bytes())
                .param("note", note)
                .query((_, _) -> true)
                .list());
    }

    private Optional<Checkpoint> newest() {
        return log.checkpoint()
                .map(note -> Checkpoint.parse(SignedNote.parse(note).verified(signer.key())));
    }

    private void publish() {
        var note = log.checkpoint().orElse(null);
        var published = publication.checkpoint().orElse(null);
        if (note == null || note.equals(published)) {
            return;
        }
        long size = opened(note).size();
        long before = 0;
        if (published != null) {
            var checkpoint = opened(published);
            before = checkpoint.size();
            if (before >= size) {
                return;
            }
            if (!new TileTree(log.tiles(), before).root().equals(checkpoint.root())) {
                throw new IllegalStateException("what was published at " + before + " entries is another log");
            }
        }
        tilesBetween(before, size).forEach(tile -> publication.put(tile, bytes(tile)));
        publication.publish(note);
    }

    /** The tiles a tree of {@code size} has and one of {@code before} had not, or had smaller. */
    static List<TilePath> tilesBetween(long before, long size) {
        var tiles = new ArrayList<TilePath>();
        for (int level = TilePath.ENTRIES; level < Long.BYTES; level++) {
            int shift = Byte.SIZE * Math.max(level, 0);
            for (long index = (before >>> shift) / TilePath.FULL; ; index++) {
                var tile = TilePath.in(size, level, index);
                if (tile.isEmpty()) {
                    break;
                }
                if (!tile.equals(TilePath.in(before, level, index))) {
                    tiles.add(tile.get());
                }
            }
        }
        return tiles;
    }

    private byte[] bytes(TilePath tile) {
        return LogFiles.bytes(log, jdbc, tile);
    }

    private Checkpoint opened(String note) {
        return Checkpoint.parse(SignedNote.parse(note).verified(signer.key()));
    }

    /**
     * Compares what the database has with what was published and signed before. Called when a process starts, before it
     * seals anything: a database that was restored to an earlier time must not sign a second history.
     *
     * @return what contradicts; empty where all is well
     */
    public List<Finding> contradictions() {
        var found = new ArrayList<Finding>();
        publication.checkpoint().ifPresent(note -> compare("the published checkpoint", note, found));
        log.checkpoint().ifPresent(note -> compare("the last checkpoint in the database", note, found));
        return found;
    }

    private void compare(String what, String note, List<Finding> found) {
        Checkpoint checkpoint;
        try {
            checkpoint = opened(note);
        } catch (IllegalArgumentException e) {
            found.add(new Finding(
                    Finding.Kind.CHECKPOINT_FORGED, -1, what + " is not signed by this log's key: " + e.getMessage()));
            return;
        }
        long size = log.size();
        if (checkpoint.size() > size) {
            found.add(new Finding(
                    Finding.Kind.SHORTER_THAN_REMEMBERED,
                    size,
                    what + " is of " + checkpoint.size() + " entries, the database has " + size));
            return;
        }
        try {
            if (!new TileTree(log.tiles(), checkpoint.size()).root().equals(checkpoint.root())) {
                found.add(new Finding(
                        Finding.Kind.NOT_THE_REMEMBERED_LOG,
                        checkpoint.size(),
                        what + " has another root for " + checkpoint.size() + " entries than the database"));
            }
        } catch (com.waooaw.platform.audit.log.TileSource.MissingTile e) {
            found.add(new Finding(Finding.Kind.TILE_CHANGED, -1, String.valueOf(e.getMessage())));
        }
    }
}
