package com.waooaw.platform.database;

/**
 * Where one service's rows live, as infrastructure.yaml has it.
 *
 * @param service for example {@code agent-creation}; names the migrations {@code db/agent-creation}
 * @param database PostgreSQL database
 * @param schema the service's schema
 * @param role prefix of its three roles: {@code _owner} migrates, {@code _app} serves, {@code _system} plumbs
 */
public record ServiceDatabase(String service, String database, String schema, String role) {

    public String owner() {
        return role + "_owner";
    }

    public String app() {
        return role + "_app";
    }

    public String system() {
        return role + "_system";
    }
}
