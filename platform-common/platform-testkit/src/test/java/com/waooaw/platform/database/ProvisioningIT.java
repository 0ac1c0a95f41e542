package com.waooaw.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import com.waooaw.platform.testkit.ServiceCatalogue;
import com.waooaw.platform.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each service's roles may and may not, as provisioned. */
@Against(Peer.POSTGRESQL)
class ProvisioningIT {

    static List<ServiceDatabase> services() {
        return ServiceCatalogue.databases();
    }

    @ParameterizedTest
    @MethodSource("services")
    void rolesThatServeAreNotSuperuserAndOwnNothing(ServiceDatabase service) {
        var cluster = JdbcClient.create(TestDatabase.superuser(service.database()));
        for (var role : List.of(service.app(), service.system())) {
            assertThat(is("rolsuper or rolcreaterole or rolcreatedb or rolreplication", role))
                    .as(role)
                    .isFalse();
            assertThat(cluster.sql("""
                            select count(*) from pg_shdepend
                            where deptype = 'o' and refobjid = (select oid from pg_roles where rolname = :role)
                            """).param("role", role).query(Integer.class).single())
                    .as("owned by %s", role)
                    .isZero();
            assertThat(cluster.sql("""
                            select count(*) from pg_auth_members
                            where member = (select oid from pg_roles where rolname = :role)
                            """).param("role", role).query(Integer.class).single())
                    .as("roles lent to %s", role)
                    .isZero();
        }
        assertThat(is("rolbypassrls", service.app())).isFalse();
        assertThat(is("rolbypassrls", service.owner())).isFalse();
        assertThat(is("rolbypassrls", service.system())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("services")
    void nobodyReadsAnotherServicesSchemaOrMakesTables(ServiceDatabase service) {
        for (var role : List.of(service.app(), service.system())) {
            var jdbc = JdbcClient.create(TestDatabase.as(service, role));
            assertThat(jdbc.sql("""
                            select nspname from pg_namespace
                            where has_schema_privilege(current_user, oid, 'usage')
                              and nspname !~ '^pg_' and nspname <> 'information_schema'
                            """).query(String.class).list()).as(role).isSubsetOf(service.schema(), "audit_log");
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> jdbc.sql("create table intruder (id int)").update());
        }
    }

    @Test
    void provisioningTwiceChangesNothing() {
        var database = TestDatabase.migrated("learning");
        var before = tables(database);
        new Provisioning(TestDatabase::superuser, role -> role).provision(services());
        Migrations.run(TestDatabase.as(database, database.owner()), database, TestDatabase.PLATFORM_MODULES);

        assertThat(tables(database)).isEqualTo(before).isNotEmpty();
    }

    private static List<String> tables(ServiceDatabase database) {
        return JdbcClient.create(TestDatabase.superuser(database.database()))
                .sql("select tablename from pg_tables where schemaname = :schema order by 1")
                .param("schema", database.schema())
                .query(String.class)
                .list();
    }

    private static boolean is(String attributes, String role) {
        return JdbcClient.create(TestDatabase.superuser("postgres"))
                .sql("select " + attributes + " from pg_roles where rolname = :role")
                .param("role", role)
                .query(Boolean.class)
                .single();
    }
}
