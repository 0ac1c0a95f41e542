package com.waooaw.programs;

import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.platform.database.Migrations;
import com.waooaw.platform.database.Provisioning;
import com.waooaw.platform.database.ServiceDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Databases, roles and schemas of the six, and their migrations. Idempotent: what is there keeps its rows.
 *
 * @param url of a database, for JDBC and without parameters
 * @param superuser database name to a connection that may make roles and databases
 * @param passwords role name to its password
 */
public record Databases(
        Infrastructure infrastructure,
        Function<String, String> url,
        Function<String, DataSource> superuser,
        Function<String, String> passwords) {

    private static final List<String> PLATFORM = List.of("platform-events", "platform-web", "platform-budget");

    /** The database of a service in the words of the platform. */
    public static ServiceDatabase of(Infrastructure.Service service) {
        return new ServiceDatabase(service.name(), service.database(), service.schema(), service.role());
    }

    /** Makes what is missing and brings it to the version the code expects; {@code others} have no platform tables. */
    public void migrate(List<ServiceDatabase> others) {
        var all = new ArrayList<>(
                infrastructure.services().stream().map(Databases::of).toList());
        all.addAll(others);
        new Provisioning(superuser, passwords).provision(all);
        migrate(Provisioning.AUDIT_LOG, List.of());
        others.forEach(other -> migrate(other, List.of()));
        infrastructure.services().forEach(service -> migrate(of(service), PLATFORM));
    }

    private void migrate(ServiceDatabase of, List<String> modules) {
        Migrations.run(as(of, of.owner()), of, modules);
    }

    /** Connections of one role. */
    public DriverManagerDataSource as(ServiceDatabase database, String role) {
        return new DriverManagerDataSource(
                url.apply(database.database()) + "?currentSchema=" + database.schema(), role, passwords.apply(role));
    }
}
