package com.waooaw.governance.budget;

import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.platform.database.SystemPool;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows, over all customers, whose a budget or a lease is, and which leases are overdue; nothing else of them. */
@Component
class BudgetOwners {

    private final JdbcClient system;

    BudgetOwners(@SystemPool JdbcClient system) {
        this.system = system;
    }

    /** The customer something belongs to; none for the platform's own. */
    record Owner(@Nullable UUID customerId) {}

    /** A budget out of which a lease is overdue. */
    record Overdue(BudgetKey key, Owner owner) {}

    /** Empty where nobody has ever asked for this budget. */
    Optional<Owner> ofBudget(BudgetScope scope, String id) {
        return system.sql("select customer_id from budget where scope = :scope and id = :id limit 1")
                .param("scope", scope.wireName())
                .param("id", id)
                .query((row, _) -> new Owner(row.getObject(1, UUID.class)))
                .optional();
    }

    Optional<Owner> ofLease(UUID leaseId) {
        return system.sql("select customer_id from budget_lease where id = :id")
                .param("id", leaseId)
                .query((row, _) -> new Owner(row.getObject(1, UUID.class)))
                .optional();
    }

    List<Overdue> overdue(Instant now) {
        return system.sql("""
                        select distinct scope, budget_id, period, customer_id from budget_lease
                        where state = 'open' and settle_by <= :settleBy
                        limit 1000
                        """)
                .param("settleBy", now.minus(Lease.SKEW).atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Overdue(
                        new BudgetKey(
                                BudgetScope.named(row.getString("scope")).orElseThrow(),
                                row.getString("budget_id"),
                                row.getString("period")),
                        new Owner(row.getObject("customer_id", UUID.class))))
                .list();
    }
}
