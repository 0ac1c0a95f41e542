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

    /** A request for more money, whose it is, and whose Governor has it. */
    record DueRequest(UUID id, Owner owner, Owner governor) {}

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

    /** Whose a request for more money is; empty where there is none. */
    Optional<Owner> ofEmergencyRequest(UUID id) {
        return system.sql("select customer_id from emergency_request where id = :id")
                .param("id", id)
                .query((row, _) -> new Owner(row.getObject(1, UUID.class)))
                .optional();
    }

    /** Requests for more money of which somebody has to be told, or that may be over; with whose Governor answers. */
    List<DueRequest> dueRequests(Instant now) {
        return system.sql("""
                        select id, customer_id, case assignee when 'engagement_governor' then customer_id end as governor
                        from emergency_request
                        where state = 'open' and (told_at is null or ends_at <= :now
                            or (scope = 'execution' and asked_at <= :waited)
                            or (reminded_at is null and asked_at <= :expected)
                            or (deputies_at is null and asked_at <= :alone))
                        order by asked_at, id limit 100
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expected", now.minus(EmergencyRequest.Ask.EXPECTED).atOffset(ZoneOffset.UTC))
                .param("alone", now.minus(EmergencyRequest.Ask.ALONE).atOffset(ZoneOffset.UTC))
                .param("waited", now.minus(EmergencyRequest.Ask.WAITED_FOR).atOffset(ZoneOffset.UTC))
                .query((row, _) -> new DueRequest(
                        row.getObject("id", UUID.class),
                        new Owner(row.getObject("customer_id", UUID.class)),
                        new Owner(row.getObject("governor", UUID.class))))
                .list();
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
