package com.waooaw.platform.audit.seal;

import com.waooaw.platform.audit.log.TilePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;

/** The public files of a log in a folder, which any web server may serve as it is. */
public final class LogFolder implements LogPublication {

    static final String CHECKPOINT = "checkpoint";

    private final Path folder;

    /** Publishes into this folder; it is made when it is missing. */
    public LogFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<String> checkpoint() {
        try {
            var file = folder.resolve(CHECKPOINT);
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the published checkpoint", e);
        }
    }

    @Override
    public void put(TilePath tile, byte[] bytes) {
        write(tile.path(), bytes);
        if (tile.isFull()) {
            removePartials(folder.resolve(tile.path() + ".p"));
        }
    }

    private static void removePartials(Path partials) {
        if (!Files.isDirectory(partials)) {
            return;
        }
        try (var files = Files.walk(partials)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the partial tiles " + partials, e);
        }
    }

    @Override
    public void publish(String note) {
        write(CHECKPOINT, note.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String path, byte[] bytes) {
        try {
            var file = folder.resolve(path);
            Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
            var draft = file.resolveSibling(file.getFileName() + ".new");
            // on the disk before its name is: a checkpoint that survives a power cut must find its tiles
            try (var channel = FileChannel.open(
                    draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            try {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException _) {
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot publish " + path, e);
        }
    }
}
