package com.waooaw.local.stack;

import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.platform.database.Migrations;
import com.waooaw.platform.database.Provisioning;
import com.waooaw.platform.database.ServiceDatabase;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Databases, roles and schemas, and the migrations of everybody; what is there keeps its rows. */
final class DatabasePart implements Part {

    /** The relay keeps its messages beside the services' rows, in a schema of its own. */
    static final ServiceDatabase RELAY = new ServiceDatabase("relay", "waooaw", "relay", "relay");

    private static final List<String> PLATFORM = List.of("platform-events", "platform-web");

    private final StackSettings settings;
    private final PostgresPart postgres;
    private final List<Infrastructure.Service> services;

    DatabasePart(StackSettings settings, PostgresPart postgres, List<Infrastructure.Service> services) {
        this.settings = settings;
        this.postgres = postgres;
        this.services = services;
    }

    @Override
    public String name() {
        return "migrations";
    }

    @Override
    public void start() {
        var databases = new ArrayList<ServiceDatabase>();
        settings.infrastructure().services().forEach(service -> databases.add(ServiceArguments.database(service)));
        databases.add(RELAY);
        new Provisioning(postgres::superuser, role -> ServiceArguments.password(settings.state(), role))
                .provision(databases);
        if (services.stream().anyMatch(service -> service.database().equals("waooaw"))) {
            Migrations.run(
                    as(Provisioning.AUDIT_LOG, Provisioning.AUDIT_LOG.owner()), Provisioning.AUDIT_LOG, List.of());
        }
        Migrations.run(as(RELAY, RELAY.owner()), RELAY, List.of());
        services.forEach(service -> {
            var database = ServiceArguments.database(service);
            Migrations.run(as(database, database.owner()), database, PLATFORM);
        });
    }

    /** Connections of one role. */
    DriverManagerDataSource as(ServiceDatabase database, String role) {
        var source = new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + settings.ports().of("postgres") + "/" + database.database()
                        + "?currentSchema=" + database.schema(),
                role,
                ServiceArguments.password(settings.state(), role));
        return source;
    }

    @Override
    public boolean isHealthy() {
        return true;
    }

    @Override
    public void close() {}
}
