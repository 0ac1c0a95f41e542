package com.waooaw.platform.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where a service's rows live.
 *
 * @param url JDBC address of the database
 * @param schema the service's own schema; the only one on the search path
 * @param app the role of requests and handlers: row-level security applies
 * @param system the role of the plumbing: sees every customer's rows
 */
@ConfigurationProperties("waooaw.database")
public record DatabaseProperties(String url, String schema, Pool app, Pool system) {

    /**
     * One pool.
     *
     * @param username database role
     * @param password its password
     * @param maxConnections upper bound, from infrastructure.yaml
     */
    public record Pool(
            String username,
            String password,
            @DefaultValue("5") int maxConnections) {}
}
