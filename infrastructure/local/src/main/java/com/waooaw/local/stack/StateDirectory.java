package com.waooaw.local.stack;

import com.waooaw.local.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeMap;

/** {@code .waooaw/}: everything the stack keeps between runs. Readable by its owner only. */
public final class StateDirectory {

    private static final String LOCK = "lock";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path directory;

    public StateDirectory(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** Makes sure it is there. */
    public StateDirectory create() {
        try {
            Files.createDirectories(directory);
            if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
                // others may pass through (a database run as root has another user) but not look
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + directory, e);
        }
    }

    /** A file or folder in it. */
    public Path resolve(String name) {
        return directory.resolve(name);
    }

    /** Where it is. */
    public Path path() {
        return directory;
    }

    /** The log of a service or of the launcher. */
    public Path log(String name) {
        return directory.resolve("logs").resolve(name + ".log");
    }

    /** Removes everything in it but the logs and the lock of whoever is removing. */
    public void wipe() {
        if (!Files.exists(directory)) {
            return;
        }
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder())
                    .filter(path -> !isKept(path))
                    .toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new StackException(
                    "cannot remove what is in " + directory + ": " + e.getMessage(),
                    "Stop whatever still uses it (./waooaw down), or remove the folder by hand.",
                    e);
        }
    }

    /** Removes it and everything in it, the logs too. */
    public void remove() {
        wipe();
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + directory, e);
        }
    }

    private boolean isKept(Path path) {
        return path.equals(directory) || path.equals(resolve(LOCK)) || path.startsWith(resolve("logs"));
    }

    /**
     * Takes the lock that lets one launcher at a time work here; it is let go when this process ends.
     *
     * @throws StackException if another launcher holds it
     */
    public void lock() {
        create();
        try {
            var channel = FileChannel.open(
                    resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new StackException(
                        "another ./waooaw up is at work in " + directory,
                        "Wait for it, or look at it: ./waooaw status");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + directory, e);
        }
    }

    /** A secret of this name: made at the first call, the same ever after. */
    public synchronized String secret(String name) {
        var secrets = new TreeMap<String, String>();
        var file = "secrets.json";
        read(file)
                .ifPresent(text -> Json.read(text)
                        .properties()
                        .forEach(entry ->
                                secrets.put(entry.getKey(), entry.getValue().asString())));
        var known = secrets.get(name);
        if (known != null) {
            return known;
        }
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        secrets.put(name, secret);
        write(file, Json.pretty(secrets));
        return secret;
    }

    /** The text of a file; empty where there is none. */
    public Optional<String> read(String name) {
        try {
            var file = resolve(name);
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a file whole: a reader sees the old text or the new one. */
    public void write(String name, String text) {
        try {
            create();
            var target = resolve(name);
            var draft = resolve(name + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft);
            if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            }
            Files.write(draft, text.getBytes(StandardCharsets.UTF_8));
            try {
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets a file. */
    public void delete(String name) {
        try {
            Files.deleteIfExists(resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
