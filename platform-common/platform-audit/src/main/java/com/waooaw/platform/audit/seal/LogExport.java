package com.waooaw.platform.audit.seal;

import com.waooaw.platform.audit.log.Checkpoint;
import com.waooaw.platform.audit.log.NoteKey;
import com.waooaw.platform.audit.log.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes a whole log into a folder: the public files, the entries with their nonces, and the public key. With it the log
 * can be verified offline, by {@link ExportedLog} or, without the entries, by any tool for c2sp.org/tlog-tiles.
 */
public final class LogExport {

    /** Lines of one file. */
    static final int LINES = LogVerifier.CHUNK;

    /** Says which entries were archived and purged, and are not in the export. */
    static final String PURGES = "purged";

    private LogExport() {}

    /**
     * Exports what the newest checkpoint covers.
     *
     * @param folder must be empty or missing
     * @return that checkpoint
     * @throws IllegalStateException if nothing was signed yet, or not yet what the log says of its last purge
     * @throws IllegalArgumentException if the folder has something in it
     */
    public static Checkpoint export(JdbcClient jdbc, NoteKey key, Path folder) {
        var log = new DatabaseLog(jdbc);
        var note = log.checkpoint().orElseThrow(() -> new IllegalStateException("nothing was signed yet"));
        var checkpoint = Checkpoint.parse(SignedNote.parse(note).verified(key));
        // before anything is written, so that the next one finds the folder empty
        requireSigned(log.purges(), checkpoint.size());
        try {
            requireEmpty(folder);
            var files = new LogFolder(folder);
            Sealer.tilesBetween(0, checkpoint.size()).forEach(tile -> files.put(tile, LogFiles.bytes(log, jdbc, tile)));
            entries(log, folder, 0, checkpoint.size());
            // after the entries: a purge that ends while they are written is one of them
            purges(log, folder, checkpoint.size());
            Files.writeString(folder.resolve("key"), key + "\n");
            files.publish(note);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot export to " + folder, e);
        }
        return checkpoint;
    }

    /** A folder of its own, made where it is missing. */
    static void requireEmpty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw new IllegalArgumentException(folder + " is not empty");
            }
        }
    }

    /** A line each: leaf, nonce in hex, canonical entry, with tabs between; canonical JSON has neither tab nor newline. */
    static void entries(DatabaseLog log, Path folder, long from, long to) throws IOException {
        Files.createDirectories(folder.resolve("entries"));
        for (long file = from / LINES * LINES; file < to; file += LINES) {
            try (var out = Files.newBufferedWriter(folder.resolve(file(file)))) {
                for (var opened : log.opened(Math.max(file, from), Math.min(file + LINES, to))) {
                    out.write(opened.index() + "\t" + opened.nonce() + "\t" + opened.canonical() + "\n");
                }
            }
        }
    }

    /** What is missing, a line each: first leaf, the one after the last, root, and the leaf that says so. */
    private static void purges(DatabaseLog log, Path folder, long size) throws IOException {
        var purges = log.purges();
        requireSigned(purges, size);
        var lines = new StringBuilder();
        for (var purge : purges) {
            lines.append(purge.from() + "\t" + purge.to() + "\t" + purge.root() + "\t" + purge.leaf() + "\n");
        }
        if (!lines.isEmpty()) {
            Files.writeString(folder.resolve(PURGES), lines);
        }
    }

    private static void requireSigned(List<Purge> purges, long size) {
        for (var purge : purges) {
            var leaf = purge.leaf();
            if (leaf == null || leaf >= size) {
                throw new IllegalStateException(
                        "the log was purged a moment ago, and what it says of that is not signed yet; export it again");
            }
        }
    }

    static String file(long from) {
        return String.format(Locale.ROOT, "entries/%012d.tsv", from);
    }
}
