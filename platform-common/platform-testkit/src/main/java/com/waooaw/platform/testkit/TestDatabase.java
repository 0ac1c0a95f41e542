package com.waooaw.platform.testkit;

import com.waooaw.platform.database.Migrations;
import com.waooaw.platform.database.Provisioning;
import com.waooaw.platform.database.ServiceDatabase;
import com.waooaw.platform.peers.Peer;
import com.waooaw.platform.peers.Peers;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * One embedded PostgreSQL per test JVM, provisioned as a real one is: roles, schemas, grants, migrations. Its files are
 * temporary and its commits are not flushed: the durable settings are the local stack's, and tested there.
 */
public final class TestDatabase {

    /** Whose tables every service's schema has besides its own. */
    public static final List<String> PLATFORM_MODULES = List.of("platform-events", "platform-web", "platform-budget");

    private static final EmbeddedPostgres SERVER = started();
    private static final Set<String> MIGRATED = new HashSet<>();

    static {
        new Provisioning(database -> connection(database, "postgres", "postgres"), role -> role)
                .provision(ServiceCatalogue.databases());
        migrate(Provisioning.AUDIT_LOG, List.of());
        Peers.version(
                Peer.POSTGRESQL,
                JdbcClient.create(superuser("postgres"))
                        .sql("show server_version")
                        .query(String.class)
                        .single());
    }

    private TestDatabase() {}

    private static EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL does not start", e);
        }
    }

    /** JDBC address of one of its databases. */
    public static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(SERVER.getPort(), database);
    }

    /** Connects as one of a service's roles; the password is the role's name. */
    public static DataSource as(ServiceDatabase of, String role) {
        var source = connection(of.database(), role, role);
        source.setSchema(of.schema());
        return source;
    }

    /** Connects as superuser: to look behind the scenes, never to run a service. */
    public static DataSource superuser(String database) {
        return connection(database, "postgres", "postgres");
    }

    /** Where a service's rows are, its schema up to date; migrates once per JVM. */
    public static synchronized ServiceDatabase migrated(String service) {
        var of = ServiceCatalogue.database(service);
        if (MIGRATED.add(service)) {
            migrate(of, PLATFORM_MODULES);
        }
        return of;
    }

    private static void migrate(ServiceDatabase of, List<String> platformModules) {
        Migrations.run(as(of, of.owner()), of, platformModules);
    }

    private static DriverManagerDataSource connection(String database, String user, String password) {
        return new DriverManagerDataSource(url(database), user, password);
    }
}
