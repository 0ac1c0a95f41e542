package com.waooaw.platform.database;

import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the database, once per transaction, whose rows may be seen ({@code app.tenant}, local to it). */
final class TenantTransactionManager extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    private final transient DataSource pool;

    TenantTransactionManager(DataSource pool) {
        super(pool);
        this.pool = pool;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        try {
            Tenancy.current().ifPresent(this::bind);
        } catch (RuntimeException e) {
            // a transaction that did not begin is never cleaned up: its connection would be lost to the pool
            doCleanupAfterCompletion(transaction);
            throw e;
        }
    }

    private void bind(UUID customerId) {
        var holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(pool);
        if (holder == null) {
            throw new CannotCreateTransactionException("no connection to bind the customer to");
        }
        try (var statement = holder.getConnection().prepareStatement("select set_config('app.tenant', ?, true)")) {
            statement.setString(1, customerId.toString());
            statement.execute();
        } catch (SQLException e) {
            throw new CannotCreateTransactionException("cannot bind the customer", e);
        }
    }
}
