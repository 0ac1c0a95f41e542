package com.waooaw.platform.audit.seal;

import com.waooaw.platform.audit.log.Checkpoint;
import com.waooaw.platform.audit.log.NoteKey;
import com.waooaw.platform.audit.log.SignedNote;
import com.waooaw.platform.audit.log.TilePath;
import com.waooaw.platform.audit.log.TileSource;
import com.waooaw.platform.audit.log.TileTree;
import com.waooaw.platform.audit.log.TreeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Archives what the log need not keep any longer: a part of it in the form of {@link LogExport}, with the tiles that prove
 * it, and no others.
 */
public final class LogArchive {

    /** How long an entry stays in the log. */
    public static final Period KEPT = Period.ofYears(7);

    /** The file that makes a folder an archive. */
    static final String PARTITION = "partition";

    /** Leaves of one archive, so that a purge is one short transaction. */
    private static final long MOST = 256L * TilePath.FULL;

    private LogArchive() {}

    /**
     * The next leaves that may go: from the end of the last purge on, whole tiles, signed, all recorded more than seven
     * years ago.
     *
     * @param clock the system's, not the business clock
     */
    public static Optional<Partition> due(JdbcClient jdbc, NoteKey key, Clock clock) {
        long signed = new DatabaseLog(jdbc)
                .checkpoint()
                .map(note -> opened(note, key).size())
                .orElse(0L);
        long from = jdbc.sql("select coalesce(max(to_leaf), 0) from audit_log.audit_purge")
                .query(Long.class)
                .single();
        long most = Math.min(from + MOST, signed);
        // subtracted, so that 29 February is kept seven whole years
        var since =
                OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC).minus(KEPT);
        long young = jdbc.sql("""
                        select coalesce(min(l.leaf_index), :most) from audit_log.audit_leaf l
                        join audit_log.audit_entry e on e.id = l.id
                        where l.leaf_index >= :from and l.leaf_index < :most
                          and coalesce(e.recorded_at, e.timestamp_utc) >= :since
                        """)
                .param("from", from)
                .param("most", most)
                .param("since", since)
                .query(Long.class)
                .single();
        long to = young / TilePath.FULL * TilePath.FULL;
        return to > from ? Optional.of(new Partition(from, to)) : Optional.empty();
    }

    /**
     * Archives a part of the log and reads the archive back, from the disk.
     *
     * @param folder must be empty or missing
     * @return what was found in the archive
     * @throws IllegalStateException if the part is not signed yet
     * @throws IllegalArgumentException if the folder has something in it
     */
    public static Verification archive(JdbcClient jdbc, NoteKey key, Partition partition, Path folder) {
        var log = new DatabaseLog(jdbc);
        var note = log.checkpoint().orElseThrow(() -> new IllegalStateException("nothing was signed yet"));
        long size = opened(note, key).size();
        if (size < partition.to()) {
            throw new IllegalStateException("only " + size + " leaves are signed");
        }
        try {
            LogExport.requireEmpty(folder);
            var files = new LogFolder(folder);
            proving(log.tiles(), size, partition).forEach(tile -> files.put(tile, LogFiles.bytes(log, jdbc, tile)));
            LogExport.entries(log, folder, partition.from(), partition.to());
            Files.writeString(folder.resolve("key"), key + "\n");
            Files.writeString(folder.resolve(PARTITION), partition.text());
            files.publish(note);
            flush(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot archive to " + folder, e);
        }
        return verify(folder, key);
    }

    /** Everything in an archive, with the public key and nothing else. */
    static Verification verify(Path folder, NoteKey key) {
        return LogVerifier.verify(new ExportedLog(folder), key, List.of(), 2);
    }

    private static Checkpoint opened(String note, NoteKey key) {
        return Checkpoint.parse(SignedNote.parse(note).verified(key));
    }

    /** The tiles that are read to prove that part of the tree, as a whole and leaf by leaf. */
    private static Set<TilePath> proving(TileSource tiles, long size, Partition partition) {
        var read = new LinkedHashSet<TilePath>();
        TileSource noting = tile -> {
            read.add(TilePath.in(size, tile.level(), tile.index()).orElseThrow());
            return tiles.read(tile);
        };
        TreeBuilder.resume(noting, partition.from());
        TreeBuilder.resume(noting, partition.to());
        var tree = new TileTree(noting, size);
        tree.root();
        tree.consistencyWith(partition.to());
        for (long leaf = partition.from(); leaf < partition.to(); leaf += TilePath.FULL) {
            tree.inclusion(leaf);
            read.add(new TilePath(TilePath.ENTRIES, leaf / TilePath.FULL, TilePath.FULL));
        }
        return read;
    }

    /** Waits until everything is on the disk: what is archived is removed elsewhere. */
    static void flush(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.toList()) {
                try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        }
    }
}
