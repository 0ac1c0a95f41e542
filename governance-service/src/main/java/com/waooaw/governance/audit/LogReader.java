package com.waooaw.governance.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.audit.log.Checkpoint;
import com.waooaw.platform.audit.log.Hash;
import com.waooaw.platform.audit.log.SignedNote;
import com.waooaw.platform.audit.log.TilePath;
import com.waooaw.platform.audit.log.TileSource.MissingTile;
import com.waooaw.platform.audit.log.TileTree;
import com.waooaw.platform.audit.seal.DatabaseLog;
import com.waooaw.platform.audit.seal.LogFiles;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Public files, proofs and the state of the log, from the database. */
class LogReader {

    private final JdbcClient system;
    private final DatabaseLog log;

    LogReader(JdbcClient system, DatabaseLog log) {
        this.system = system;
        this.log = log;
    }

    /** The newest signed note. */
    String checkpoint() {
        return log.checkpoint().orElseThrow(() -> unknown("nothing was signed yet"));
    }

    /** Bytes of a public tile, never more than what was signed. */
    byte[] tile(TilePath tile) {
        var there =
                TilePath.in(head().size(), tile.level(), tile.index()).filter(signed -> signed.width() >= tile.width());
        if (there.isEmpty()) {
            throw unknown("the log has no " + tile.path());
        }
        return LogFiles.bytes(log, system, tile);
    }

    private Checkpoint head() {
        return opened(checkpoint());
    }

    private static Checkpoint opened(String note) {
        return Checkpoint.parse(SignedNote.parse(note).unverified());
    }

    /** Whose entry it is and whether there is one. */
    private boolean isVisible(UUID entryId, @Nullable UUID customer) {
        return system.sql("""
                        select exists (select from audit_log.audit_entry
                                       where entry_id = :entryId
                                         and (:customer::uuid is null or customer_id = :customer::uuid))
                        """)
                .param("entryId", entryId)
                .param("customer", customer)
                .query(Boolean.class)
                .single();
    }

    /**
     * That an entry is in the signed log.
     *
     * @param customer whose entries alone may be seen; null for all
     */
    InclusionProof proof(UUID entryId, @Nullable UUID customer) {
        if (!isVisible(entryId, customer)) {
            throw customer == null ? gone(entryId) : unknown("there is no entry " + entryId);
        }
        var note = log.checkpoint();
        var leaf = log.leafOf(entryId);
        if (note.isEmpty() || leaf.isEmpty() || opened(note.get()).size() <= leaf.get()) {
            throw new WaooawException(GovernanceError.NOT_SEALED_YET, "entry " + entryId + " is not sealed yet");
        }
        var opened = log.opened(leaf.get()).orElseThrow(() -> gone(entryId));
        long size = opened(note.get()).size();
        var tree = new TileTree(log.tiles(), size);
        return new InclusionProof(
                entryId,
                leaf.get(),
                size,
                opened.canonical(),
                opened.nonce().toString(),
                tree.leaf(leaf.get()).toString(),
                texts(tree.inclusion(leaf.get())),
                note.get());
    }

    /**
     * An entry, its place, and what proves it. The leaf is the RFC 6962 hash of SHA-256 over nonce and entry.
     *
     * @param entry canonical JSON, as it was hashed
     * @param nonce hex
     * @param leafHash hex
     * @param path hex, the leaf's neighbour first
     * @param checkpoint signed note
     */
    record InclusionProof(
            UUID entryId,
            long leafIndex,
            long treeSize,
            String entry,
            String nonce,
            String leafHash,
            List<String> path,
            String checkpoint) {}

    /** That the log of {@code to} entries grew from the one of {@code from}; the newest signed where to is null. */
    ConsistencyProof consistency(long from, @Nullable Long to) {
        long newest = head().size();
        long size = to == null ? newest : to;
        if (from < 0 || from > size || size > newest) {
            throw unknown("the signed log has " + newest + " entries; from and to must be 0 <= from <= to <= that");
        }
        try {
            var tree = new TileTree(log.tiles(), size);
            return new ConsistencyProof(
                    from,
                    size,
                    new TileTree(log.tiles(), from).root().toString(),
                    tree.root().toString(),
                    texts(tree.consistencyWith(from)));
        } catch (MissingTile e) {
            throw new WaooawException(GovernanceError.AUDIT_LOG_BROKEN, "the tree of the log is damaged", e);
        }
    }

    /** Both roots and the proof between them, in hex. */
    record ConsistencyProof(long from, long to, String fromRoot, String toRoot, List<String> path) {}

    /** How the log is. */
    Integrity integrity() {
        var last = system.sql("""
                        select verified_at, kind, size, intact from audit_log.audit_verification order by id desc limit 1
                        """)
                .query((row, _) -> new Look(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getString(2),
                        row.getLong(3),
                        row.getBoolean(4)))
                .optional();
        boolean broken =
                system.sql("select audit_log.is_broken()").query(Boolean.class).single();
        var note = log.checkpoint();
        return new Integrity(
                broken,
                note.map(text -> opened(text).size()).orElse(0L),
                note.orElse(null),
                last.map(Look::at).orElse(null),
                last.map(Look::kind).orElse(null),
                last.map(Look::size).orElse(null),
                last.map(Look::intact).orElse(null));
    }

    private record Look(Instant at, String kind, long size, boolean intact) {}

    /**
     * How the log is.
     *
     * @param frozen a break was found, and approvals are frozen
     * @param checkpoint newest signed note; absent where nothing was signed
     * @param verifiedAt when it was looked at last; absent where never
     * @param verified {@code full}, {@code segment} or {@code start}
     * @param verifiedSize how many entries it had then
     * @param intact what was found
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Integrity(
            boolean frozen,
            long treeSize,
            @Nullable String checkpoint,
            @Nullable Instant verifiedAt,
            @Nullable String verified,
            @Nullable Long verifiedSize,
            @Nullable Boolean intact) {}

    private static List<String> texts(List<Hash> path) {
        return path.stream().map(Hash::toString).toList();
    }

    /** No such entry, or one of which only the proof is left; whose it was is not, so a customer is told nothing. */
    private WaooawException gone(UUID entryId) {
        return log.purgedLeafOf(entryId)
                .map(leaf -> new WaooawException(
                        GovernanceError.ENTRY_PURGED,
                        "entry " + entryId + " was leaf " + leaf + "; it was archived and purged after seven years, and"
                                + " its archive proves it"))
                .orElseGet(() -> unknown("there is no entry " + entryId));
    }

    private static WaooawException unknown(String why) {
        return new WaooawException(GovernanceError.NOT_IN_THE_LOG, why);
    }
}
