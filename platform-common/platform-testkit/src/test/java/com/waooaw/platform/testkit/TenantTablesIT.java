package com.waooaw.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TenantTablesIT {

    @Test
    void findsTablesThatAreNotHeldClosedForTheirOwnerToo() {
        var database = TestDatabase.migrated("governance").database();
        var jdbc = JdbcClient.create(TestDatabase.superuser(database));
        jdbc.sql("""
                create schema tenancy_check;
                create table tenancy_check.unprotected (customer_id uuid);
                create table tenancy_check.open_to_its_owner (customer_id uuid);
                alter table tenancy_check.open_to_its_owner enable row level security;
                create policy own on tenancy_check.open_to_its_owner using (customer_id is null);
                create table tenancy_check.without_policy (customer_id uuid);
                alter table tenancy_check.without_policy enable row level security;
                alter table tenancy_check.without_policy force row level security;
                create table tenancy_check.closed (customer_id uuid);
                alter table tenancy_check.closed enable row level security;
                alter table tenancy_check.closed force row level security;
                create policy own on tenancy_check.closed using (customer_id is null);
                create table tenancy_check.of_nobody (name text);
                create table tenancy_check.audit_entry (customer_id uuid);
                """).update();

        assertThat(TenantTables.open(database, "tenancy_check"))
                .containsExactly("open_to_its_owner", "unprotected", "without_policy");
    }
}
