package com.waooaw.platform.testkit;

import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds a service's tables against the rule that whoever names a customer shows a transaction only that customer's rows. */
public final class TenantTables {

    /** Names the customer an entry is about; it is evidence, written once and read by auditors across customers. */
    private static final Set<String> EVIDENCE = Set.of("audit_entry");

    private TenantTables() {}

    /** Fails where a table with a {@code customer_id} lacks row-level security, for its owner too, or a policy. */
    public static void verify(String service) {
        var database = TestDatabase.migrated(service);
        Assertions.assertThat(open(database.database(), database.schema()))
                .as("tables of %s that show customers each other's rows", service)
                .isEmpty();
    }

    static List<String> open(String database, String schema) {
        return JdbcClient.create(TestDatabase.superuser(database))
                .sql("""
                        select c.relname
                        from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.attname = 'customer_id' and not a.attisdropped
                        where n.nspname = :schema and c.relkind in ('r', 'p')
                          and not (c.relrowsecurity and c.relforcerowsecurity
                                   and exists (select from pg_policy p where p.polrelid = c.oid))
                        order by c.relname
                        """)
                .param("schema", schema)
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .filter(table -> !EVIDENCE.contains(table))
                .toList();
    }
}
