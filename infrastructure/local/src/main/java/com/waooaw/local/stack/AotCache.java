package com.waooaw.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * What a JVM loaded and linked in a training run (JEP 483, 514, 515), so that the next one need not. It belongs to one
 * content of the jars, one JVM and one set of flags, which are its key.
 *
 * @param name of the program
 * @param file where it is, or would be
 */
public record AotCache(String name, Path file) {

    /** Of all caches together; the least recently used go first. */
    static final long LIMIT_BYTES = 1_500L * 1024 * 1024;

    private static final String SUFFIX = ".aot";
    private static final int KEY_LENGTH = 16;

    /** How a cache stands to a program. */
    public enum State {
        /** It is used. */
        PRESENT,
        /** There was none yet. */
        MISSING,
        /** There is one of another build. */
        STALE
    }

    /** The cache of a program in a repository; {@code key} is all that it depends on but the JVM. */
    static AotCache of(Path root, String name, String key) {
        var hash = sha256(key + " " + System.getProperty("java.vm.version"));
        return new AotCache(name, root.resolve(".waooaw/aot/" + name + "-" + hash.substring(0, KEY_LENGTH) + SUFFIX));
    }

    /** Whether somebody wants to start without any. */
    static boolean isOff() {
        return "off".equals(System.getenv("WAOOAW_AOT"));
    }

    /** How it stands to the program now. */
    public State state() {
        if (Files.exists(file)) {
            return State.PRESENT;
        }
        return others().isEmpty() ? State.MISSING : State.STALE;
    }

    /** Flags for the JVM that starts the program: none where there is no cache. */
    public List<String> flags() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            // the least recently used goes first when there is no room
            Files.setLastModifiedTime(file, FileTime.from(Clock.systemUTC().instant()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of("-XX:AOTCache=" + file, "-Xlog:aot*=error", "-Xlog:cds*=error");
    }

    /** Flags for a training run, which writes the draft when it ends. */
    public List<String> training() {
        return List.of("-XX:AOTCacheOutput=" + draft(), "-Xlog:aot*=off", "-Xlog:cds*=off");
    }

    private Path folder() {
        return Objects.requireNonNull(file.getParent());
    }

    private Path draft() {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    /** Makes room for a training run. */
    public void prepare() {
        try {
            Files.createDirectories(folder());
            discard();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes what a training run wrote, and removes what is of no use any more. Returns its size in bytes. */
    public long accept() {
        try {
            if (!Files.exists(draft())) {
                throw new StackException(
                        "the training run of " + name + " left no cache", "Its log says more: ./waooaw logs stack");
            }
            Files.move(draft(), file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            for (var other : others()) {
                Files.deleteIfExists(other);
            }
            limit(folder(), LIMIT_BYTES);
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what a training run that went wrong has left; does nothing after {@link #accept}. */
    public void discard() {
        try {
            Files.deleteIfExists(draft());
            Files.deleteIfExists(draft().resolveSibling(draft().getFileName() + ".config"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> others() {
        var folder = folder();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.newDirectoryStream(folder, name + "-????????????????" + SUFFIX)) {
            var found = new ArrayList<Path>();
            files.forEach(found::add);
            found.remove(file);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the caches that were not used for the longest time until the rest fits. */
    static void limit(Path folder, long bytes) throws IOException {
        record Entry(Path file, long size, FileTime used) {}
        var entries = new ArrayList<Entry>();
        try (var files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (var file : files) {
                entries.add(new Entry(file, Files.size(file), Files.getLastModifiedTime(file)));
            }
        }
        entries.sort(Comparator.comparing(Entry::used));
        long total = entries.stream().mapToLong(Entry::size).sum();
        for (var entry : entries) {
            if (total <= bytes) {
                return;
            }
            Files.delete(entry.file());
            total -= entry.size();
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
