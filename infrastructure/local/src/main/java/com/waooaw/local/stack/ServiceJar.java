package com.waooaw.local.stack;

import com.waooaw.local.infrastructure.Infrastructure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * The exec jar of a service, unpacked once per content: a JVM starts faster from plain jars than from jars in a jar, and
 * only from plain ones with a cache of what it loaded.
 *
 * @param jar as it was built
 * @param key what it contains, as a hash
 */
record ServiceJar(Path root, Infrastructure.Service service, Path jar, String key) {

    private static final int KEY_LENGTH = 16;

    /** The one that was built last. */
    static ServiceJar of(Path root, Infrastructure.Service service) throws IOException {
        var jar = execJar(root, service);
        return new ServiceJar(root, service, jar, sha256(jar).substring(0, KEY_LENGTH));
    }

    /** The jar to start, beside the {@code lib} folder it names. */
    Path unpacked() throws IOException, InterruptedException {
        var folder = root.resolve(".waooaw/programs").resolve(service.name());
        var target = folder.resolve(key);
        if (!Files.isDirectory(target)) {
            removeUnused(folder);
            var draft = folder.resolve("unpacking-" + ProcessHandle.current().pid());
            remove(draft);
            unpack(jar, draft);
            Files.move(draft, target);
        }
        return target.resolve(jar.getFileName());
    }

    /** What an earlier build left is of no use to anybody but a stack that still runs it. */
    private static void removeUnused(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        var running = ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .toList();
        try (var builds = Files.newDirectoryStream(folder)) {
            for (var build : builds) {
                if (running.stream().noneMatch(line -> line.contains(build.toString()))) {
                    remove(build);
                }
            }
        }
    }

    private static Path execJar(Path root, Infrastructure.Service service) throws IOException {
        var folder = root.resolve(service.module()).resolve("target");
        if (Files.isDirectory(folder)) {
            try (var jars = Files.newDirectoryStream(folder, service.module() + "-*-exec.jar")) {
                for (var jar : jars) {
                    return jar;
                }
            }
        }
        throw new StackException(service.name() + " has no exec jar in " + folder, "Build it: ./waooaw build");
    }

    private static void unpack(Path jar, Path target) throws IOException, InterruptedException {
        Files.createDirectories(target.getParent());
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        target.toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("cannot unpack " + jar + ": " + output);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            var buffer = new byte[1 << 16];
            int read = 0;
            while (read >= 0) {
                read = in.read(buffer);
            }
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
