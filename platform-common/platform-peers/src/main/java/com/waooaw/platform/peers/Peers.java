package com.waooaw.platform.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Writes down what the tests of a run met, for the table at its end: lines in a folder that {@code ./waooaw test} makes
 * for this run alone ({@code WAOOAW_PEERS}). Without that folder nothing is written.
 */
public final class Peers {

    private static final Optional<Path> FOLDER = Optional.ofNullable(System.getenv("WAOOAW_PEERS"))
            .filter(name -> !name.isBlank())
            .map(Path::of);

    private Peers() {}

    /** What a part said it is, asked in this run. */
    public static void version(Peer peer, String version) {
        FOLDER.ifPresent(folder -> write(folder, Fact.version(peer, version)));
    }

    static void met(Peer peer, Fact.Outcome outcome, long tests, String reason) {
        FOLDER.ifPresent(folder -> write(folder, Fact.met(peer, outcome, tests, reason)));
    }

    /** One line at a time, so that a JVM that is killed leaves what it had. */
    static void write(Path folder, Fact fact) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(ProcessHandle.current().pid() + ".tsv"),
                    fact.line() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
