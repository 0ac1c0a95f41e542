package com.waooaw.local.stack;

import com.waooaw.local.infrastructure.Infrastructure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL 18, its files in the state directory, every acknowledged commit on the disk. */
final class PostgresPart implements Part {

    private static final Logger log = LoggerFactory.getLogger(PostgresPart.class);

    private final int port;
    private final Path data;
    private final Path logFile;
    private final Infrastructure.Postgres settings;
    private volatile @Nullable EmbeddedPostgres server;

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

    @Override
    public void start() throws IOException {
        OrphanedDatabase.of(data).end();
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
                // TCP only: the lock file of a socket outlives a killed server, whose number may be in use again
                .setServerConfig("unix_socket_directories", "")
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
            OrphanedDatabase.of(data).end();
        } catch (IOException e) {
            log.warn("the database did not stop cleanly", e);
        }
    }
}
