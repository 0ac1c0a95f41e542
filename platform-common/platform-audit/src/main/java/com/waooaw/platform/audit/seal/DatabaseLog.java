package com.waooaw.platform.audit.seal;

import com.waooaw.platform.audit.log.Hash;
import com.waooaw.platform.audit.log.TilePath;
import com.waooaw.platform.audit.log.TileSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log as the database has it. Needs a role that may read it. */
public final class DatabaseLog implements LogContent {

    /** Of one range: a quiet log signs nearly every entry, and a signature takes longer to check than an entry. */
    private static final int MOST_CHECKPOINTS = 64;

    private final JdbcClient jdbc;

    /** Reads with these connections. */
    public DatabaseLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> checkpoint() {
        return jdbc.sql("select note from audit_log.audit_checkpoint order by size desc limit 1")
                .query(String.class)
                .optional();
    }

    @Override
    public List<String> checkpoints(long from, long to) {
        return jdbc.sql("""
                        select note from (
                            select note, size, row_number() over (order by size) as n, count(*) over () as all_of_them
                            from audit_log.audit_checkpoint where size > :from and size <= :to) signed
                        where n % greatest(1, (all_of_them + :most - 1) / :most) = 0
                        order by size
                        """)
                .param("most", MOST_CHECKPOINTS)
                .param("from", from)
                .param("to", to)
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Override
    public TileSource tiles() {
        return this::tile;
    }

    private byte[] tile(TilePath tile) {
        if (tile.level() == TilePath.ENTRIES) {
            throw new IllegalArgumentException("bundles are not stored");
        }
        return jdbc.sql("""
                        select hashes from audit_log.audit_tile
                        where level = :level and idx = :index and octet_length(hashes) >= :bytes
                        """)
                .param("level", tile.level())
                .param("index", tile.index())
                .param("bytes", tile.width() * Hash.BYTES)
                .query((row, _) -> row.getBytes(1))
                .optional()
                .orElseThrow(() -> new TileSource.MissingTile(tile));
    }

    @Override
    public List<Leaf> leaves(long from, long to) {
        return jdbc.sql("""
                        select l.leaf_index, l.commitment, %s
                        from audit_log.audit_leaf l
                        left join audit_log.audit_entry e on e.id = l.id
                        where l.leaf_index >= :from and l.leaf_index < :to
                        order by l.leaf_index
                        """.formatted(CanonicalEntry.COLUMNS))
                .param("from", from)
                .param("to", to)
                .query((row, _) -> leaf(row))
                .list();
    }

    private static Leaf leaf(ResultSet row) throws SQLException {
        var entryId = row.getString("entry_id");
        return new Leaf(
                row.getLong("leaf_index"),
                Hash.of(row.getBytes("commitment")),
                entryId == null ? null : computed(row),
                entryId == null ? "" : entryId);
    }

    private static Hash computed(ResultSet row) throws SQLException {
        return CanonicalEntry.commitment(row.getBytes("nonce"), CanonicalEntry.of(row));
    }

    @Override
    public List<String> unaccounted() {
        return jdbc.sql("""
                        select 'entry ' || e.entry_id || ' is in neither the tree nor the queue'
                        from audit_log.audit_entry e
                        where not exists (select from audit_log.audit_leaf l where l.id = e.id)
                          and not exists (select from audit_log.audit_pending p where p.id = e.id)
                        limit 10
                        """).query((row, _) -> row.getString(1)).list();
    }

    /** A database has the whole log. */
    @Override
    public Optional<Partition> partition() {
        return Optional.empty();
    }

    @Override
    public List<Purge> purges() {
        return jdbc.sql("""
                        select p.from_leaf, p.to_leaf, p.root, l.leaf_index, e.action_detail->>'from' as said_from,
                               e.action_detail->>'to' as said_to, e.action_detail->>'root' as said_root
                        from audit_log.audit_purge p
                        left join audit_log.audit_leaf l on l.id = p.entry
                        left join audit_log.audit_entry e on e.id = p.entry and e.action_type = :action
                        order by p.from_leaf
                        """)
                .param("action", Purge.ACTION)
                .query((row, _) -> new Purge(
                        row.getLong("from_leaf"),
                        row.getLong("to_leaf"),
                        Hash.of(row.getBytes("root")),
                        row.getObject("leaf_index", Long.class),
                        row.getString("said_from") == null
                                ? null
                                : Purge.text(
                                        row.getString("said_from"),
                                        row.getString("said_to"),
                                        row.getString("said_root"))))
                .list();
    }

    /** The leaf of an entry that was archived and purged; empty where there was no such entry. */
    public Optional<Long> purgedLeafOf(java.util.UUID entryId) {
        return jdbc.sql("select leaf_index from audit_log.audit_purged where entry_id = :entryId")
                .param("entryId", entryId)
                .query(Long.class)
                .optional();
    }

    /** Number of leaves. */
    public long size() {
        return jdbc.sql("select coalesce(max(leaf_index) + 1, 0) from audit_log.audit_leaf")
                .query(Long.class)
                .single();
    }

    /** The leaf of an entry; empty where it has none yet, or there is no such entry. */
    public Optional<Long> leafOf(java.util.UUID entryId) {
        return jdbc.sql("""
                        select l.leaf_index from audit_log.audit_entry e join audit_log.audit_leaf l on l.id = e.id
                        where e.entry_id = :entryId
                        """).param("entryId", entryId).query(Long.class).optional();
    }

    /** An entry with its nonce, as it was hashed; empty where there is no such leaf or its entry was purged. */
    public Optional<Opened> opened(long leaf) {
        return opened(leaf, leaf + 1).stream().findFirst();
    }

    /** The same for a range of leaves. */
    public List<Opened> opened(long from, long to) {
        return jdbc.sql("""
                        select l.leaf_index, l.commitment, %s
                        from audit_log.audit_leaf l join audit_log.audit_entry e on e.id = l.id
                        where l.leaf_index >= :from and l.leaf_index < :to
                        order by l.leaf_index
                        """.formatted(CanonicalEntry.COLUMNS))
                .param("from", from)
                .param("to", to)
                .query((row, _) ->
                        new Opened(row.getLong("leaf_index"), Hash.of(row.getBytes("nonce")), CanonicalEntry.of(row)))
                .list();
    }

    /**
     * What a leaf commits to.
     *
     * @param index of the leaf
     * @param nonce 32 random bytes
     * @param canonical the entry by RFC 8785
     */
    public record Opened(long index, Hash nonce, String canonical) {

        /** What the leaf holds. */
        public Hash commitment() {
            return CanonicalEntry.commitment(nonce.bytes(), canonical);
        }
    }

    /** How old the oldest entry without a leaf is, in seconds; null where all have one. */
    public @Nullable Double oldestPendingSeconds() {
        return jdbc.sql("""
                        select extract(epoch from clock_timestamp() - min(e.recorded_at))::float8
                        from (select id from audit_log.audit_pending order by id limit 1) p
                        join audit_log.audit_entry e on e.id = p.id
                        """).query((row, _) -> row.getObject(1, Double.class)).list().stream()
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
