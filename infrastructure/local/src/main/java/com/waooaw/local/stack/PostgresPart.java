package com.waooaw.local.stack;

import com.waooaw.local.infrastructure.Infrastructure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL 18, its files in the state directory, every acknowledged commit on the disk. */
final class PostgresPart implements Part {

    private static final Logger log = LoggerFactory.getLogger(PostgresPart.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int port;
    private final Path data;
    private final Path logFile;
    private final Infrastructure.Postgres settings;
    private @Nullable EmbeddedPostgres server;

    PostgresPart(int port, StateDirectory state, Infrastructure.Postgres settings) {
        this.port = port;
        this.data = state.resolve("pg");
        this.logFile = state.log("postgres");
        this.settings = settings;
    }

    @Override
    public String name() {
        return "postgres";
    }

    /** As below, before the ports are looked at: an orphan sits on one of them. */
    static void endOrphanOf(StateDirectory state) {
        try {
            endOrphan(state.resolve("pg"));
        } catch (IOException e) {
            throw new StackException(
                    "the database server of an earlier run cannot be stopped: " + e.getMessage(),
                    "End it by hand; its number is the first line of " + state.resolve("pg/postmaster.pid"),
                    e);
        }
    }

    /** Ends a server of an earlier run that outlived its launcher, and waits for one that is dying. */
    static void endOrphan(Path data) throws IOException {
        var orphan = orphan(data);
        if (orphan.isEmpty()) {
            return;
        }
        var handle = orphan.get();
        log.info("ending the database server {} of an earlier run", handle.pid());
        for (var signal : new String[] {"-INT", "-QUIT", "-KILL"}) {
            signal(handle.pid(), signal);
            if (OwnProcess.awaitEnd(handle, PATIENCE)) {
                break;
            }
        }
        // the postmaster lets go of its lock file a moment after its children
        OwnProcess.await(Duration.ofSeconds(2), () -> !Files.exists(data.resolve("postmaster.pid")));
    }

    /** The running server of exactly this data directory. */
    static Optional<ProcessHandle> orphan(Path data) throws IOException {
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

    @Override
    public void start() throws IOException {
        endOrphan(data);
        // whoever has that number now is a stranger: PostgreSQL would refuse to start because of him
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        Files.createDirectories(logFile.getParent());
        var builder = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "250")
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
        // the embedded distribution switches durability off; later settings win
        new TreeMap<>(settings.durableSettings()).forEach(builder::setServerConfig);
        server = builder.start();
        try {
            assertOurs();
            assertDurable();
        } catch (SQLException e) {
            throw new IOException("the database does not answer: " + e.getMessage(), e);
        }
    }

    private void assertOurs() throws SQLException {
        var found = Path.of(show("data_directory"));
        if (!found.equals(data)) {
            server = null;
            throw new StackException(
                    "the database on port " + port + " is not ours: its files are in " + found,
                    "Stop that database, or choose other ports: WAOOAW_PORT_BASE=9000 ./waooaw up");
        }
    }

    private void assertDurable() throws SQLException {
        for (Map.Entry<String, String> wanted : settings.durableSettings().entrySet()) {
            assertDurable(wanted.getKey(), wanted.getValue(), show(wanted.getKey()), data);
        }
    }

    static void assertDurable(String setting, String wanted, String found, Path data) {
        if (!found.equals(wanted)) {
            throw new StackException(
                    "the database runs with " + setting + "=" + found + ", but an acknowledged commit must survive a"
                            + " power cut",
                    "Remove the setting from " + data.resolve("postgresql.auto.conf") + " and start again.");
        }
    }

    /** The value of a setting. */
    String show(String setting) throws SQLException {
        try (var connection = superuser("postgres").getConnection();
                var statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, setting);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    /** The server's administrator; for provisioning only, never for a service. */
    DataSource superuser(String database) {
        var running = server;
        if (running == null) {
            throw new IllegalStateException("the database is not running");
        }
        return running.getDatabase("postgres", database);
    }

    @Override
    public boolean isHealthy() {
        try {
            return server != null && !show("server_version").isEmpty();
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        var running = server;
        server = null;
        if (running == null) {
            return;
        }
        try {
            running.close();
            endOrphan(data);
        } catch (IOException e) {
            log.warn("the database did not stop cleanly", e);
        }
    }
}
