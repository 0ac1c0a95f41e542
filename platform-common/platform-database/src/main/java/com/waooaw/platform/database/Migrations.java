package com.waooaw.platform.database;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings one schema to the version its code expects. Run by a job or the local stack before the service starts, never
 * by the service.
 */
public final class Migrations {

    private Migrations() {}

    /**
     * Runs a service's own migrations ({@code db/<service>}) after the platform's ({@code db/platform-events} …), each
     * with a history table of its own, so that version numbers never collide. Idempotent.
     *
     * @param owner connects as the schema's owner
     * @param platformModules names of the platform modules whose tables live in this schema
     */
    public static void run(DataSource owner, ServiceDatabase of, List<String> platformModules) {
        for (var module : platformModules) {
            migrate(owner, of.schema(), module);
        }
        migrate(owner, of.schema(), of.service());
    }

    private static void migrate(DataSource owner, String schema, String set) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(owner)
                .defaultSchema(schema)
                .schemas(schema)
                .createSchemas(false)
                .table("flyway_" + set.replace('-', '_'))
                .locations("classpath:db/" + set)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }
}
