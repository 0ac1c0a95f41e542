package com.waooaw.platform.database;

import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes databases, roles and schemas. Idempotent: run at every start of a local stack and by the migration job.
 *
 * <p>Grants are the boundary between services: nobody reads another's schema, and no role that serves requests owns
 * anything or may bypass row-level security.
 */
public final class Provisioning {

    /** Owns the audit log; nobody logs in as it to serve requests. */
    public static final ServiceDatabase AUDIT_LOG = new ServiceDatabase("audit-log", "waooaw", "audit_log", "audit");

    private final Function<String, DataSource> superuser;
    private final Function<String, String> passwords;

    /**
     * Provisions one PostgreSQL cluster.
     *
     * @param superuser database name to a connection as superuser
     * @param passwords role name to its password
     */
    public Provisioning(Function<String, DataSource> superuser, Function<String, String> passwords) {
        this.superuser = superuser;
        this.passwords = passwords;
    }

    /** Makes what is missing; what is there keeps its rows. */
    public void provision(List<ServiceDatabase> services) {
        var cluster = JdbcClient.create(superuser.apply("postgres"));
        services.stream().map(ServiceDatabase::database).distinct().forEach(name -> database(cluster, name));
        role(cluster, AUDIT_LOG.owner(), "");
        for (var service : services) {
            role(cluster, service.owner(), "");
            role(cluster, service.app(), "nobypassrls");
            role(cluster, service.system(), "bypassrls");
        }
        schema(AUDIT_LOG);
        services.forEach(service -> {
            schema(service);
            grants(service);
        });
    }

    private void database(JdbcClient cluster, String name) {
        boolean there = cluster.sql("select exists (select from pg_database where datname = :name)")
                .param("name", name)
                .query(Boolean.class)
                .single();
        if (!there) {
            cluster.sql("create database %s encoding 'UTF8' template template0".formatted(identifier(name)))
                    .update();
        }
        cluster.sql("revoke all on database %s from public".formatted(identifier(name)))
                .update();
    }

    private void role(JdbcClient cluster, String name, String attributes) {
        boolean there = cluster.sql("select exists (select from pg_roles where rolname = :name)")
                .param("name", name)
                .query(Boolean.class)
                .single();
        var password = passwords.apply(name).replace("'", "''");
        cluster.sql("%s role %s with login nosuperuser nocreatedb nocreaterole %s password '%s'"
                        .formatted(there ? "alter" : "create", identifier(name), attributes, password))
                .update();
    }

    private void schema(ServiceDatabase of) {
        var database = JdbcClient.create(superuser.apply(of.database()));
        database.sql("grant connect on database %s to %s".formatted(identifier(of.database()), identifier(of.owner())))
                .update();
        database.sql("create schema if not exists %s authorization %s"
                        .formatted(identifier(of.schema()), identifier(of.owner())))
                .update();
        database.sql("revoke all on schema public from public").update();
    }

    private void grants(ServiceDatabase of) {
        var database = JdbcClient.create(superuser.apply(of.database()));
        for (var role : List.of(of.app(), of.system())) {
            for (var grant : List.of(
                    "grant connect on database %1$s to %4$s",
                    "grant usage on schema %2$s to %4$s",
                    "grant select, insert, update, delete on all tables in schema %2$s to %4$s",
                    "grant usage on all sequences in schema %2$s to %4$s",
                    "alter default privileges for role %3$s in schema %2$s grant select, insert, update, delete on tables to %4$s",
                    "alter default privileges for role %3$s in schema %2$s grant usage on sequences to %4$s")) {
                database.sql(grant.formatted(
                                identifier(of.database()),
                                identifier(of.schema()),
                                identifier(of.owner()),
                                identifier(role)))
                        .update();
            }
        }
    }

    private static String identifier(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("not a name for a database object: " + name);
        }
        return name;
    }
}
