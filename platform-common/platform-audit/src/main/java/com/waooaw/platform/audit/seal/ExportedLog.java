package com.waooaw.platform.audit.seal;

import com.waooaw.platform.audit.log.Checkpoint;
import com.waooaw.platform.audit.log.EntryBundle;
import com.waooaw.platform.audit.log.Hash;
import com.waooaw.platform.audit.log.SignedNote;
import com.waooaw.platform.audit.log.TilePath;
import com.waooaw.platform.audit.log.TileSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A log in a folder, as {@link LogExport} wrote it. Nothing in it is believed but what the key signed. */
public final class ExportedLog implements LogContent {

    private static final Pattern LINE = Pattern.compile("([0-9]{1,18})\\t([0-9a-f]{64})\\t(.*)");
    private static final Pattern ENTRY_ID = Pattern.compile("\"entry_id\":\"([0-9a-f-]{36})\"");

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
                for (var path : List.of(tile.path(), new TilePath(tile.level(), tile.index(), TilePath.FULL).path())) {
                    var file = folder.resolve(path);
                    if (Files.exists(file)) {
                        return Files.readAllBytes(file);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + tile.path(), e);
            }
            throw new TileSource.MissingTile(tile);
        };
    }

    @Override
    public List<Leaf> leaves(long from, long to) {
        // the size only says where to look; what is found there is verified
        long size = checkpoint().map(ExportedLog::sizeOf).orElse(0L);
        var opened = new HashMap<Long, Entry>();
        for (long file = from / LogExport.LINES * LogExport.LINES; file < Math.min(to, size); file += LogExport.LINES) {
            read(file, opened);
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
                    var entry = opened.get(index);
                    leaves.add(new Leaf(
                            index,
                            Hash.of(commitment),
                            entry == null ? null : entry.computed(),
                            entry == null ? "" : entry.entryId()));
                }
                index++;
            }
        }
        return leaves;
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

    private record Entry(Hash computed, String entryId) {}

    private void read(long from, Map<Long, Entry> opened) {
        var file = folder.resolve(LogExport.file(from));
        if (!Files.exists(file)) {
            return;
        }
        try {
            // bytes that are no text become text that hashes to something else
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().forEach(line -> read(line, opened));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** A line that is none leaves its entry missing. */
    private static void read(String line, Map<Long, Entry> opened) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            return;
        }
        var canonical = parts.group(3);
        var id = ENTRY_ID.matcher(canonical);
        opened.put(
                Long.parseLong(parts.group(1)),
                new Entry(
                        CanonicalEntry.commitment(Hash.fromHex(parts.group(2)).bytes(), canonical),
                        id.find() ? id.group(1) : ""));
    }

    @Override
    public List<String> unaccounted() {
        return List.of();
    }
}
