package com.waooaw.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.database.Provisioning;
import com.waooaw.platform.database.ServiceDatabase;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.sample.SampleTest;
import com.waooaw.platform.testkit.ServiceCatalogue;
import com.waooaw.platform.testkit.TestDatabase;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@SampleTest
class AuditLogIT {

    static final ServiceDatabase GOVERNANCE = ServiceCatalogue.database("governance");

    @Autowired
    AuditLog audit;

    @Autowired
    TransactionTemplate transaction;

    final UUID id = UUID.randomUUID();
    final JdbcClient reader = JdbcClient.create(TestDatabase.as(GOVERNANCE, GOVERNANCE.system()));

    @Test
    void anEntryIsWrittenAsItWasGiven() {
        var customer = UUID.randomUUID();
        var cause = new Cause(UUID.randomUUID(), UUID.randomUUID());
        transaction.executeWithoutResult(_ -> audit.append(entry(cause).concerning(customer, null, null)));

        var row = reader.sql("select * from audit_log.audit_entry where entry_id = :id")
                .param("id", id)
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("service", "governance")
                .containsEntry("actor_id", "governor-1")
                .containsEntry("actor_type", "governor")
                .containsEntry("action_type", "approval_granted")
                .containsEntry("subject_type", "agent")
                .containsEntry("subject_id", "a1")
                .containsEntry("customer_id", customer)
                .containsEntry("engagement_id", null)
                .containsEntry("result", "succeeded")
                .containsEntry("correlation_id", cause.correlationId())
                .containsEntry("causation_id", cause.causationId())
                .containsEntry("data_classification", "internal");
        assertThat(row.get("action_detail")).hasToString("{\"round\": 1, \"act_hash\": \"00\"}");
        assertThat((byte[]) row.get("nonce")).hasSize(32);
    }

    @Test
    void theSameEntryIsTakenOnce() {
        audit.appendNow(entry(Cause.root(UUID.randomUUID())));
        audit.appendNow(entry(Cause.root(UUID.randomUUID())));

        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void anEntryFallsWithTheChangeItIsAbout() {
        transaction.executeWithoutResult(status -> {
            audit.append(entry(Cause.root(UUID.randomUUID())));
            status.setRollbackOnly();
        });
        assertThat(entries()).isZero();
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> audit.append(entry(Cause.root(UUID.randomUUID()))));
    }

    @Test
    void aRefusalSurvivesTheRollbackOfWhatWasRefused() {
        transaction.executeWithoutResult(status -> {
            audit.appendNow(entry(Cause.root(UUID.randomUUID())));
            status.setRollbackOnly();
        });
        assertThat(entries()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_log.audit_entry set result = 'failed'",
                "update audit_log.audit_entry set result = 'failed' where false",
                "delete from audit_log.audit_entry",
                "truncate audit_log.audit_entry"
            })
    void nobodyChangesOrRemovesAnEntry(String change) {
        audit.appendNow(entry(Cause.root(UUID.randomUUID())));

        Stream.concat(
                        Stream.of(
                                TestDatabase.superuser("waooaw"),
                                TestDatabase.as(Provisioning.AUDIT_LOG, Provisioning.AUDIT_LOG.owner())),
                        rolesOfServices())
                .forEach(source -> assertThatExceptionOfType(DataAccessException.class)
                        .isThrownBy(() -> JdbcClient.create(source).sql(change).update()));
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void onlyGovernanceReadsAndNobodyInsertsPastTheFunction() {
        rolesOfServices().forEach(source -> {
            var jdbc = JdbcClient.create(source);
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> jdbc.sql("insert into audit_log.audit_entry (entry_id) values (:id)")
                            .param("id", UUID.randomUUID())
                            .update());
            var role = jdbc.sql("select current_user").query(String.class).single();
            if (!role.equals("governance_system")) {
                assertThatExceptionOfType(DataAccessException.class)
                        .as(role)
                        .isThrownBy(() -> jdbc.sql("select count(*) from audit_log.audit_entry")
                                .query(Integer.class)
                                .single());
            }
        });
        audit.appendNow(entry(Cause.root(UUID.randomUUID())));
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void everyServiceOfTheDatabaseMayAppendAndNobodyElse() {
        var may = JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("""
                        select rolname from pg_roles r
                        where not rolsuper and rolname !~ '^pg_' and has_schema_privilege(r.oid, 'audit_log', 'usage')
                          and has_function_privilege(r.oid,
                                (select oid from pg_proc where proname = 'append'
                                    and pronamespace = 'audit_log'::regnamespace), 'execute')
                        """)
                .query(String.class)
                .list();
        assertThat(may)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("audit_owner"), services().flatMap(s -> Stream.of(s.app(), s.system())))
                        .toList());
    }

    private static Stream<ServiceDatabase> services() {
        return ServiceCatalogue.databases().stream().filter(s -> s.database().equals("waooaw"));
    }

    private static Stream<DataSource> rolesOfServices() {
        return services().flatMap(s -> Stream.of(s.owner(), s.app(), s.system()).map(role -> TestDatabase.as(s, role)));
    }

    private int entries() {
        return reader.sql("select count(*) from audit_log.audit_entry where entry_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private AuditEntry entry(Cause cause) {
        return AuditEntry.internal(
                id,
                "governor-1",
                ActorType.GOVERNOR,
                "approval_granted",
                "agent",
                "a1",
                Map.of("act_hash", "00", "round", 1),
                Result.SUCCEEDED,
                cause);
    }
}
