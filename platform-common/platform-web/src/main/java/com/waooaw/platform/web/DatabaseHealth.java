package com.waooaw.platform.web;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the database answers. It asks through the system pool: where requests have all their connections in use, the
 * service is busy and not ill.
 */
class DatabaseHealth implements HealthIndicator {

    private static final int PATIENCE_SECONDS = 1;

    private final DataSource system;

    DatabaseHealth(DataSource system) {
        this.system = system;
    }

    @Override
    public Health health() {
        try (var connection = system.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS)
                    ? Health.up().build()
                    : Health.down().build();
        } catch (SQLException e) {
            return Health.down(e).build();
        }
    }
}
