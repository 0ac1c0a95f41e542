package com.waooaw.platform.audit.seal;

import com.waooaw.platform.audit.log.Checkpoint;
import com.waooaw.platform.audit.log.Hash;
import com.waooaw.platform.audit.log.NoteKey;
import com.waooaw.platform.audit.log.SignedNote;
import com.waooaw.platform.audit.log.TileSource.MissingTile;
import com.waooaw.platform.audit.log.TileTree;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Removes from the log what an archive has. First the archive is verified, from the disk and against the log; what the
 * database can judge it judges again for itself.
 */
public final class LogPurge {

    /** {@code raise exception} of PL/pgSQL: the database refused. */
    private static final String RAISED = "P0001";

    private final JdbcClient reader;
    private final JdbcClient owner;
    private final NoteKey key;

    /**
     * Purges a log.
     *
     * @param reader of the role that reads it
     * @param owner of the role that owns it, for one call: no service may purge
     * @param key whose signature is believed
     */
    public LogPurge(JdbcClient reader, JdbcClient owner, NoteKey key) {
        this.reader = reader;
        this.owner = owner;
        this.key = key;
    }

    /** How it ended. */
    public sealed interface Outcome {}

    /**
     * The entries are gone, and the log says so.
     *
     * @param partition whose
     * @param entries how many
     */
    public record Purged(Partition partition, long entries) implements Outcome {}

    /**
     * They were gone before, by the same archive.
     *
     * @param partition whose
     */
    public record PurgedBefore(Partition partition) implements Outcome {}

    /**
     * Nothing was removed.
     *
     * @param why a sentence each, at least one
     */
    public record Refused(List<String> why) implements Outcome {

        public Refused {
            why = List.copyOf(why);
        }
    }

    /**
     * Purges what the archive in this folder has.
     *
     * @param by who does it, for the log
     */
    public Outcome purge(Path folder, String by, Clock clock) {
        Archive archive;
        try {
            archive = read(folder);
            LogArchive.flush(folder);
        } catch (Unfit e) {
            return e.refused;
        } catch (IllegalArgumentException | UncheckedIOException | MissingTile | IOException e) {
            return refused("the archive: " + e.getMessage());
        }
        try {
            return purge(archive, by, clock);
        } catch (IllegalArgumentException | MissingTile e) {
            return refused("the log: " + e.getMessage());
        }
    }

    /**
     * What an archive was found to be.
     *
     * @param head checkpoint of the log when it was archived
     * @param root of the tree up to its last leaf
     */
    private record Archive(Partition partition, Checkpoint head, Hash root) {}

    /** Everything in it, with the public key and nothing else. */
    private Archive read(Path folder) throws Unfit {
        var content = new ExportedLog(folder);
        var partition = content.partition().orElseThrow(() -> new Unfit(List.of(folder + " is no archive")));
        var found = LogArchive.verify(folder, key);
        var head = found.checkpoint();
        if (!found.isIntact() || head == null) {
            throw new Unfit(messages("the archive: ", found));
        }
        if (found.purged() > 0) {
            throw new Unfit(List.of("the archive: it lacks " + found.purged() + " entries"));
        }
        return new Archive(partition, head, new TileTree(content.tiles(), partition.to()).root());
    }

    private Outcome purge(Archive archive, String by, Clock clock) {
        var log = new DatabaseLog(reader);
        var partition = archive.partition();
        long archived = archive.head().size();
        long size = log.checkpoint()
                .map(note ->
                        Checkpoint.parse(SignedNote.parse(note).verified(key)).size())
                .orElse(0L);
        if (archived > size) {
            return refused("the archive is of a log with " + archived + " signed entries, and this one has " + size);
        }
        if (!new TileTree(log.tiles(), archived).root().equals(archive.head().root())) {
            return refused("the archive is of another log");
        }
        if (log.purges().stream()
                .anyMatch(purge -> purge.from() == partition.from()
                        && purge.to() == partition.to()
                        && purge.root().equals(archive.root()))) {
            return new PurgedBefore(partition);
        }
        // what was changed in the log is not made unseen by removing it
        var there = LogVerifier.verifyPart(log, key, partition, 2);
        return there.isIntact()
                ? call(partition, archive.root().bytes(), archived, by, clock)
                : new Refused(messages("the log: ", there));
    }

    private static List<String> messages(String where, Verification found) {
        return found.findings().stream()
                .map(finding -> where + finding.message())
                .toList();
    }

    /** An archive that nothing is purged by. */
    private static final class Unfit extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Refused refused;

        Unfit(List<String> why) {
            this.refused = new Refused(why);
        }
    }

    private Outcome call(Partition partition, byte[] root, long size, String by, Clock clock) {
        var entryId = Ids.next(clock);
        var cause = Cause.root(entryId);
        try {
            long entries = owner.sql("""
                            select audit_log.purge(:from, :to, :root, :size, :entryId, :timestamp, :by, :correlationId,
                                :causationId)
                            """)
                    .param("from", partition.from())
                    .param("to", partition.to())
                    .param("root", root)
                    .param("size", size)
                    .param("entryId", entryId)
                    .param("timestamp", OffsetDateTime.now(clock))
                    .param("by", by)
                    .param("correlationId", cause.correlationId())
                    .param("causationId", cause.causationId())
                    .query(Long.class)
                    .single();
            return entries == 0 ? new PurgedBefore(partition) : new Purged(partition, entries);
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException refusal && RAISED.equals(refusal.getSQLState())) {
                return refused("the database: " + firstLine(refusal));
            }
            throw e;
        }
    }

    private static String firstLine(SQLException refusal) {
        return String.valueOf(refusal.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^ERROR: ", "");
    }

    private static Refused refused(String why) {
        return new Refused(List.of(why));
    }
}
