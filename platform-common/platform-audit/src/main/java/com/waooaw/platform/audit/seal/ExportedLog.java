package com.waooaw.platform.audit.seal;

import com.waooaw.platform.audit.log.Checkpoint;
import com.waooaw.platform.audit.log.EntryBundle;
import com.waooaw.platform.audit.log.Hash;
import com.waooaw.platform.audit.log.SignedNote;
import com.waooaw.platform.audit.log.TilePath;
import com.waooaw.platform.audit.log.TileSource;
import com.waooaw.platform.audit.seal.DatabaseLog.Opened;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** A log in a folder, as {@link LogExport} or {@link LogArchive} wrote it. Nothing in it is believed but what the key signed. */
public final class ExportedLog implements LogContent {

    private static final Pattern LINE = Pattern.compile("([0-9]{1,18})\\t([0-9a-f]{64})\\t(.*)");
    private static final Pattern PURGE =
            Pattern.compile("([0-9]{1,18})\\t([0-9]{1,18})\\t([0-9a-f]{64})\\t([0-9]{1,18})");
    private static final Pattern ENTRY_ID = Pattern.compile("\"entry_id\":\"([0-9a-f-]{36})\"");

    /** No entry makes this. */
    private static final Hash TWO_LINES = Hash.empty();

    private final Path folder;

    /** Reads this folder. */
    public ExportedLog(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<String> checkpoint() {
        return new LogFolder(folder).checkpoint();
    }

    @Override
    public List<String> checkpoints(long from, long to) {
        return List.of();
    }

    @Override
    public TileSource tiles() {
        return tile -> {
            try {
                var full = folder.resolve(new TilePath(tile.level(), tile.index(), TilePath.FULL).path());
                for (var file : List.of(folder.resolve(tile.path()), full)) {
                    if (Files.exists(file)) {
                        return Files.readAllBytes(file);
                    }
                }
                return wider(tile, full.resolveSibling(full.getFileName() + ".p"));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + tile.path(), e);
            }
        };
    }

    /** A partial tile as it was when it had grown; an earlier tree's hashes are its first ones. */
    private static byte[] wider(TilePath tile, Path partials) throws IOException {
        if (Files.isDirectory(partials)) {
            try (var files = Files.list(partials)) {
                var found = files.filter(file -> width(file) > tile.width()).findFirst();
                if (found.isPresent()) {
                    return Files.readAllBytes(found.get());
                }
            }
        }
        throw new TileSource.MissingTile(tile);
    }

    private static int width(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.matches("[0-9]{1,3}") ? Integer.parseInt(name) : 0;
    }

    @Override
    public List<Leaf> leaves(long from, long to) {
        // the size only says where to look; what is found there is verified
        long size = checkpoint().map(ExportedLog::sizeOf).orElse(0L);
        var opened = new HashMap<Long, List<Line>>();
        for (long file = from / LogExport.LINES * LogExport.LINES; file < Math.min(to, size); file += LogExport.LINES) {
            for (var line : lines(file)) {
                opened.computeIfAbsent(line.index(), _ -> new ArrayList<>(1)).add(line);
            }
        }
        var leaves = new ArrayList<Leaf>();
        for (long bundle = from / TilePath.FULL; bundle * TilePath.FULL < Math.min(to, size); bundle++) {
            var tile = TilePath.in(size, TilePath.ENTRIES, bundle);
            if (tile.isEmpty()) {
                break;
            }
            long index = bundle * TilePath.FULL;
            for (var commitment : bundle(tile.get())) {
                if (index >= from && index < to) {
                    leaves.add(leaf(index, Hash.of(commitment), opened.getOrDefault(index, List.of())));
                }
                index++;
            }
        }
        return leaves;
    }

    /** A leaf has one line; where it has two, neither is believed, and no purge excuses them. */
    private static Leaf leaf(long index, Hash commitment, List<Line> lines) {
        if (lines.isEmpty()) {
            return new Leaf(index, commitment, null, "");
        }
        var line = lines.getFirst();
        return new Leaf(index, commitment, lines.size() == 1 ? line.computed() : TWO_LINES, line.entryId());
    }

    private List<byte[]> bundle(TilePath tile) {
        try {
            return EntryBundle.decode(tiles().read(tile)).stream()
                    .takeWhile(commitment -> commitment.length == Hash.BYTES)
                    .toList();
        } catch (TileSource.MissingTile | IllegalArgumentException _) {
            // its leaves are missing, and that is what is found
            return List.of();
        }
    }

    private static long sizeOf(String note) {
        return Checkpoint.parse(SignedNote.parse(note).unverified()).size();
    }

    /** A line of the entries. */
    private record Line(long index, String nonce, String canonical) {

        String entryId() {
            var id = ENTRY_ID.matcher(canonical);
            return id.find() ? id.group(1) : "";
        }

        Hash computed() {
            return CanonicalEntry.commitment(Hash.fromHex(nonce).bytes(), canonical);
        }
    }

    /** A line that is none leaves its entry missing. */
    private List<Line> lines(long from) {
        // bytes that are no text become text that hashes to something else
        return text(LogExport.file(from)).stream()
                .flatMap(String::lines)
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new Line(Long.parseLong(line.group(1)), line.group(2), line.group(3)))
                .toList();
    }

    @Override
    public List<String> unaccounted() {
        return List.of();
    }

    @Override
    public Optional<Partition> partition() {
        return text(LogArchive.PARTITION).map(Partition::parse);
    }

    /**
     * What the export says of them; each is looked for in the entries, which the checkpoint covers. An archive has none:
     * it was made of entries that were there.
     */
    @Override
    public List<Purge> purges() {
        if (partition().isPresent()) {
            return List.of();
        }
        long size = checkpoint().map(ExportedLog::sizeOf).orElse(0L);
        return text(LogExport.PURGES).stream()
                .flatMap(String::lines)
                .map(PURGE::matcher)
                .filter(Matcher::matches)
                .map(line -> {
                    long leaf = Long.parseLong(line.group(4));
                    return new Purge(
                            Long.parseLong(line.group(1)),
                            Long.parseLong(line.group(2)),
                            Hash.fromHex(line.group(3)),
                            leaf,
                            leaf < size ? said(leaf) : null);
                })
                .toList();
    }

    /** Of the entry that is what the leaf commits to: any other line could say anything. */
    private @Nullable String said(long leaf) {
        var line = lines(leaf / LogExport.LINES * LogExport.LINES).stream()
                .filter(one -> one.index() == leaf)
                .findFirst();
        var sealed = leaves(leaf, leaf + 1).stream()
                .filter(one -> Objects.equals(one.commitment(), one.computed()))
                .findFirst();
        if (line.isEmpty() || sealed.isEmpty()) {
            return null;
        }
        try {
            return Purge.said(line.get().canonical());
        } catch (JacksonException _) {
            return null;
        }
    }

    /** An entry with its nonce, as it was hashed; empty where the folder does not have it. */
    public Optional<Opened> find(UUID entryId) {
        long size = checkpoint().map(ExportedLog::sizeOf).orElse(0L);
        long from = partition().map(Partition::from).orElse(0L) / LogExport.LINES * LogExport.LINES;
        for (long file = from; file < size; file += LogExport.LINES) {
            var found = lines(file).stream()
                    .filter(line -> entryId.toString().equals(line.entryId()))
                    .findFirst();
            if (found.isPresent()) {
                return found.map(line -> new Opened(line.index(), Hash.fromHex(line.nonce()), line.canonical()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> text(String name) {
        try {
            var file = folder.resolve(name);
            return Files.exists(file)
                    ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
