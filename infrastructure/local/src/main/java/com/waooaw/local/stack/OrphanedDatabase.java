package com.waooaw.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is left of the database server of an earlier run, whose launcher was killed. */
record OrphanedDatabase(Path data) {

    private static final Logger log = LoggerFactory.getLogger(OrphanedDatabase.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static OrphanedDatabase of(Path data) {
        return new OrphanedDatabase(data);
    }

    /** As {@link #end()}, before the ports are looked at: an orphan sits on one of them. */
    static void endOf(StateDirectory state) {
        try {
            of(state.resolve("pg")).end();
        } catch (IOException e) {
            throw new StackException(
                    "the database server of an earlier run cannot be stopped: " + e.getMessage(),
                    "End it by hand; its number is the first line of " + state.resolve("pg/postmaster.pid"),
                    e);
        }
    }

    /** Ends a server that outlived its launcher and children that outlived their server; waits for what is dying. */
    void end() throws IOException {
        var postmaster = postmaster();
        if (postmaster.isPresent()) {
            log.info(
                    "ending the database server {} of an earlier run",
                    postmaster.get().pid());
            end(postmaster.get(), "-INT", "-QUIT", "-KILL");
            // the postmaster lets go of its lock file a moment after its children
            OwnProcess.await(Duration.ofSeconds(2), () -> !Files.exists(data.resolve("postmaster.pid")));
        }
        for (var child : children()) {
            log.info("ending the process {} of a killed database server", child.pid());
            // it keeps the shared memory, and no new server starts beside it
            end(child, "-QUIT", "-KILL");
        }
    }

    /** The running server of exactly this data directory. */
    Optional<ProcessHandle> postmaster() throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        // lines: number, data directory, start as epoch seconds, port, ...
        var lines = Files.readAllLines(file);
        if (lines.size() < 3 || !Path.of(lines.get(1)).equals(data)) {
            return Optional.empty();
        }
        try {
            var process = new OwnProcess(
                    Long.parseLong(lines.get(0).strip()),
                    Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip())));
            return process.running();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * The processes that work in this data directory. PostgreSQL's children end by themselves when their server does, as
     * soon as they notice; where there is no {@code /proc} to find them in, that is what is relied on.
     */
    List<ProcessHandle> children() throws IOException {
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        var directory = data.toRealPath();
        return ProcessHandle.allProcesses()
                .filter(process -> worksIn(process, directory))
                .toList();
    }

    private static boolean worksIn(ProcessHandle process, Path directory) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .equals(directory);
        } catch (IOException e) {
            // somebody else's, or gone in this moment
            return false;
        }
    }

    private static void end(ProcessHandle process, String... signals) throws IOException {
        for (var signal : signals) {
            signal(process.pid(), signal);
            if (OwnProcess.awaitEnd(process, PATIENCE)) {
                return;
            }
        }
    }

    private static void signal(long pid, String signal) throws IOException {
        try {
            new ProcessBuilder("kill", signal, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
