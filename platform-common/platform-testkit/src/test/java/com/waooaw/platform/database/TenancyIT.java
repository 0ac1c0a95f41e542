package com.waooaw.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.waooaw.platform.sample.Notes;
import com.waooaw.platform.sample.SampleTest;
import com.waooaw.platform.testkit.TestDatabase;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@SampleTest
class TenancyIT {

    @Autowired
    Notes notes;

    @Autowired
    DataSource appPool;

    @Autowired
    @SystemPool
    DataSource systemPool;

    final UUID ours = UUID.randomUUID();
    final UUID theirs = UUID.randomUUID();

    @Test
    void aCustomerSeesItsOwnRowsAndNobodyElses() {
        Tenancy.call(ours, () -> notes.add(ours, "ours"));
        Tenancy.call(theirs, () -> notes.add(theirs, "theirs"));

        assertThat(Tenancy.call(ours, notes::visible)).containsExactly("ours");
        assertThat(Tenancy.call(theirs, notes::visible)).containsExactly("theirs");
    }

    @Test
    void withoutACustomerNothingIsSeen() {
        Tenancy.call(ours, () -> notes.add(ours, "ours"));

        assertThat(notes.visible()).isEmpty();
        assertThat(notes.visibleWithoutTransaction()).isEmpty();
        assertThat(Tenancy.call(ours, notes::visibleWithoutTransaction)).isEmpty();
    }

    @Test
    void nobodyWritesRowsForAnotherCustomer() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> Tenancy.call(ours, () -> notes.add(theirs, "not ours")));
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> notes.add(ours, "nobody's"));
    }

    @Test
    void thePlumbingSeesEverybodysRows() {
        Tenancy.call(ours, () -> notes.add(ours, "of " + ours));
        Tenancy.call(theirs, () -> notes.add(theirs, "of " + theirs));

        assertThat(notes.all()).contains("of " + ours, "of " + theirs);
    }

    @Test
    void theCustomerOfOneTransactionIsForgottenByTheNextOnTheSameConnection() {
        Tenancy.call(ours, () -> notes.add(ours, "ours"));
        var database = TestDatabase.migrated("governance");
        var one = new SingleConnectionDataSource(
                TestDatabase.url(database.database()), database.app(), database.app(), true);
        try {
            var jdbc = JdbcClient.create(one);
            var transaction = new TransactionTemplate(new TenantTransactionManager(one));

            List<String> seenByUs = Tenancy.call(ours, () -> transaction.execute(_ -> texts(jdbc)));
            List<String> seenByNobody = transaction.execute(_ -> texts(jdbc));

            assertThat(seenByUs).containsExactly("ours");
            assertThat(seenByNobody).isEmpty();
            assertThat(tenant(jdbc)).isEmpty();
        } finally {
            one.destroy();
        }
    }

    @Test
    void aTransactionOfItsOwnInsideAnotherHasItsOwnCustomer() {
        var database = TestDatabase.migrated("governance");
        var source = TestDatabase.as(database, database.app());
        var jdbc = JdbcClient.create(source);
        var manager = new TenantTransactionManager(source);
        var inner = new TransactionTemplate(manager);
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        Tenancy.run(
                ours,
                () -> new TransactionTemplate(manager).executeWithoutResult(_ -> {
                    String inside = Tenancy.call(theirs, () -> inner.execute(_ -> tenant(jdbc)));
                    assertThat(inside).isEqualTo(theirs.toString());
                    assertThat(tenant(jdbc)).isEqualTo(ours.toString());
                }));
    }

    @Test
    void aTransactionThatCannotBeBoundGivesItsConnectionBack() {
        var database = TestDatabase.migrated("governance");
        var open = new AtomicInteger();
        var failing = new DelegatingDataSource(TestDatabase.as(database, database.app())) {
            @Override
            public Connection getConnection() throws SQLException {
                open.incrementAndGet();
                return withoutStatements(super.getConnection(), open);
            }
        };
        var transaction = new TransactionTemplate(new TenantTransactionManager(failing));

        assertThatExceptionOfType(CannotCreateTransactionException.class)
                .isThrownBy(() -> Tenancy.run(ours, () -> transaction.executeWithoutResult(_ -> {})));
        assertThat(open).hasValue(0);
        assertThat(TransactionSynchronizationManager.getResource(failing)).isNull();
    }

    @Test
    void noRuntimePoolIsSuperuserOrOwner() {
        for (var pool : List.of(appPool, systemPool)) {
            var jdbc = JdbcClient.create(pool);
            assertThat(jdbc.sql("""
                            select rolsuper or rolcreaterole or rolcreatedb from pg_roles
                            where rolname = current_user
                            """).query(Boolean.class).single()).isFalse();
            assertThat(jdbc.sql("""
                            select count(*) from pg_class c join pg_roles r on r.oid = c.relowner
                            where r.rolname = current_user
                            """).query(Integer.class).single()).isZero();
        }
        assertThat(JdbcClient.create(appPool)
                        .sql("select rolbypassrls from pg_roles where rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    private static List<String> texts(JdbcClient jdbc) {
        return jdbc.sql("select text from governance.note").query(String.class).list();
    }

    private static String tenant(JdbcClient jdbc) {
        return jdbc.sql("select coalesce(current_setting('app.tenant', true), '')")
                .query(String.class)
                .single();
    }

    private static Connection withoutStatements(Connection connection, AtomicInteger open) {
        return (Connection) Proxy.newProxyInstance(
                TenancyIT.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        throw new SQLException("the connection is broken", "08006");
                    }
                    if (method.getName().equals("close")) {
                        open.decrementAndGet();
                    }
                    return method.invoke(connection, arguments);
                });
    }
}
