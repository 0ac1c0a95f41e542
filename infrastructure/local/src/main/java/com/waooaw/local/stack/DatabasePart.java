package com.waooaw.local.stack;

import com.waooaw.platform.database.ServiceDatabase;
import com.waooaw.programs.Databases;
import java.util.List;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Databases, roles and schemas, and the migrations of everybody; what is there keeps its rows. */
final class DatabasePart implements Part {

    /** The relay keeps its messages beside the services' rows, in a schema of its own. */
    static final ServiceDatabase RELAY = new ServiceDatabase("relay", "waooaw", "relay", "relay");

    private final Databases databases;

    DatabasePart(StackSettings settings, PostgresPart postgres) {
        this.databases = new Databases(
                settings.infrastructure(),
                database -> "jdbc:postgresql://127.0.0.1:" + settings.ports().of("postgres") + "/" + database,
                postgres::superuser,
                role -> ServiceArguments.password(settings.state(), role));
    }

    @Override
    public String name() {
        return "migrations";
    }

    @Override
    public void start() {
        databases.migrate(List.of(RELAY));
    }

    /** Connections of one role. */
    DriverManagerDataSource as(ServiceDatabase database, String role) {
        return databases.as(database, role);
    }

    @Override
    public boolean isHealthy() {
        return true;
    }

    @Override
    public void close() {}
}
