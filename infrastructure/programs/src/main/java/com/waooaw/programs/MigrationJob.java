package com.waooaw.programs;

import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.infrastructure.InfrastructureFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Makes and migrates everybody's databases, then ends: run it before the services of a new version start.
 *
 * <p>It is told where by {@code WAOOAW_MIGRATION_URL} ({@code jdbc:postgresql://host:port}, without a database),
 * {@code WAOOAW_MIGRATION_USERNAME} and {@code WAOOAW_MIGRATION_PASSWORD_FILE}: a role that may make roles and databases.
 * The passwords the services will log in with are read from their settings.
 */
public final class MigrationJob {

    private static final Logger log = LoggerFactory.getLogger(MigrationJob.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, String> passwords = new HashMap<>();

    private MigrationJob(Infrastructure infrastructure, Settings settings) throws IOException {
        for (var service : infrastructure.services()) {
            var database = Databases.of(service);
            passwords.put(database.app(), settings.required(service.name(), "waooaw.database.app.password"));
            passwords.put(database.system(), settings.required(service.name(), "waooaw.database.system.password"));
        }
    }

    /** Ends with 0 when everything is at the version of this code, with 1 and a reason where not. */
    public static void main(String[] arguments) throws IOException {
        var infrastructure = InfrastructureFile.at(Settings.infrastructure());
        StandardOutput.use(infrastructure);
        var environment = System.getenv();
        var url = required(environment, "WAOOAW_MIGRATION_URL");
        var username = required(environment, "WAOOAW_MIGRATION_USERNAME");
        var password = Files.readString(Path.of(required(environment, "WAOOAW_MIGRATION_PASSWORD_FILE")))
                .strip();
        var job = new MigrationJob(infrastructure, Settings.of(environment));
        new Databases(
                        infrastructure,
                        database -> url + "/" + database,
                        database -> new DriverManagerDataSource(url + "/" + database, username, password),
                        job::password)
                .migrate(List.of());
        log.info("every schema is at the version of this code");
    }

    /** Owners get a new one at each run: nobody but this job logs in as an owner. */
    private synchronized String password(String role) {
        return passwords.computeIfAbsent(role, _ -> {
            var bytes = new byte[24];
            RANDOM.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        });
    }

    private static String required(Map<String, String> environment, String name) {
        var value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(name + " is not set");
        }
        return value.strip();
    }
}
