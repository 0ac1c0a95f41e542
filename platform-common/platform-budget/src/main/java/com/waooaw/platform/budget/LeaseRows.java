package com.waooaw.platform.budget;

import static java.time.ZoneOffset.UTC;

import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.activities.governance.BudgetActivities.GrantedLease;
import com.waooaw.activities.governance.BudgetActivities.Spender;
import com.waooaw.platform.kernel.Usd;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leases this service holds, and those it has asked for. */
class LeaseRows {

    private final JdbcClient jdbc;

    LeaseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A lease with money on it. */
    record Usable(UUID id, Instant settleBy) {}

    /** What was spent on a lease that is at its end. */
    record Ended(UUID id, Usd spent) {}

    /** The lease that ends first of those that have so much left; nobody else changes it until the transaction ends. */
    Optional<Usable> lockUsable(BudgetRef budget, Spender spender, Usd amount, Instant now) {
        return jdbc.sql("""
                        select id, settle_by from spending_lease
                        where scope = :scope and budget_id = :id and spender = :spender and state = 'open'
                          and expires_at > :now and amount_micros - reserved_micros - settled_micros >= :amount
                        order by expires_at, id
                        limit 1
                        for update
                        """)
                .param("scope", budget.scope().wireName())
                .param("id", budget.id())
                .param("spender", name(spender))
                .param("now", now.atOffset(UTC))
                .param("amount", amount.micros())
                .query((row, _) -> new Usable(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    void reserve(List<UUID> leases, Usd amount) {
        jdbc.sql(
                        "update spending_lease set reserved_micros = reserved_micros + :amount where id = any(:leases::uuid[])")
                .param("amount", amount.micros())
                .param("leases", texts(leases))
                .update();
    }

    /**
     * Frees what was reserved and books what was spent: on the lease where there is room, as overrun where there is none. A
     * lease that was returned has to be reported again then.
     */
    void settle(List<UUID> leases, Usd reserved, Usd spent) {
        lock(leases);
        jdbc.sql("""
                update spending_lease
                set reserved_micros = reserved_micros - :reserved,
                    settled_micros = settled_micros
                        + least(:spent, amount_micros - settled_micros - reserved_micros + :reserved),
                    overrun_micros = overrun_micros + :spent
                        - least(:spent, amount_micros - settled_micros - reserved_micros + :reserved),
                    state = case when state = 'returned' and :spent > 0 then 'closing' else state end
                where id = any(:leases::uuid[])
                """)
                .param("reserved", reserved.micros())
                .param("spent", spent.micros())
                .param("leases", texts(leases))
                .update();
    }

    /** In the order in which they were reserved, so that nobody waits for each other. */
    private void lock(List<UUID> leases) {
        jdbc.sql("""
                select id from spending_lease where id = any(:leases::uuid[]) order by array_position(:leases::uuid[], id) for update
                """).param("leases", texts(leases)).query(UUID.class).list();
    }

    /** Remembers the id of a lease before anybody is asked for it; gives the one that is there already where there is one. */
    UUID wish(BudgetRef budget, Spender spender, UUID leaseId) {
        while (true) {
            var kept = insert(budget, spender, leaseId) ? Optional.of(leaseId) : find(budget, spender);
            // neither: it was answered between the two
            if (kept.isPresent()) {
                return kept.get();
            }
        }
    }

    private boolean insert(BudgetRef budget, Spender spender, UUID leaseId) {
        return jdbc.sql("""
                        insert into spending_wish (scope, budget_id, spender, lease_id)
                        values (:scope, :id, :spender, :lease)
                        on conflict (scope, budget_id, spender) do nothing
                        """)
                        .param("scope", budget.scope().wireName())
                        .param("id", budget.id())
                        .param("spender", name(spender))
                        .param("lease", leaseId)
                        .update()
                == 1;
    }

    private Optional<UUID> find(BudgetRef budget, Spender spender) {
        return jdbc.sql("""
                        select lease_id from spending_wish
                        where scope = :scope and budget_id = :id and spender = :spender
                        """)
                .param("scope", budget.scope().wireName())
                .param("id", budget.id())
                .param("spender", name(spender))
                .query(UUID.class)
                .optional();
    }

    /**
     * What the leases come to that were asked for since.
     *
     * @param first the least id that was made then
     */
    Usd lentSince(BudgetRef budget, Spender spender, UUID first) {
        return new Usd(jdbc.sql("""
                        select coalesce(sum(amount_micros), 0)::bigint from spending_lease
                        where id >= :first and scope = :scope and budget_id = :id and spender = :spender
                        """)
                .param("first", first)
                .param("scope", budget.scope().wireName())
                .param("id", budget.id())
                .param("spender", name(spender))
                .query(Long.class)
                .single());
    }

    /** Forgets a wish; the spender it was for, where it was not forgotten before. */
    Optional<String> answered(UUID leaseId) {
        return jdbc.sql("delete from spending_wish where lease_id = :lease returning spender")
                .param("lease", leaseId)
                .query(String.class)
                .optional();
    }

    void add(GrantedLease lease, String spender) {
        jdbc.sql("""
                insert into spending_lease (id, scope, budget_id, period, spender, amount_micros, reserved_micros,
                    settled_micros, overrun_micros, expires_at, settle_by, state)
                values (:id, :scope, :budgetId, :period, :spender, :amount, 0, 0, 0, :expiresAt, :settleBy, 'open')
                on conflict (id) do nothing
                """)
                .param("id", lease.leaseId())
                .param("scope", lease.scope().wireName())
                .param("budgetId", lease.budgetId())
                .param("period", lease.period())
                .param("spender", spender)
                .param("amount", Usd.parse(lease.amountUsd()).micros())
                .param("expiresAt", lease.expiresAt().atOffset(UTC))
                .param("settleBy", lease.settleBy().atOffset(UTC))
                .update();
    }

    /**
     * Ends leases that are used up or over, and on which nothing is reserved: they take no reservation any more. Those it
     * has ended.
     */
    List<Ended> close(Instant now) {
        return jdbc.sql("""
                        update spending_lease set state = 'closing'
                        where id in (
                            select id from spending_lease
                            where state = 'open' and reserved_micros = 0
                              and (expires_at <= :now or settled_micros = amount_micros)
                            order by expires_at, id
                            limit 100
                            for update skip locked)
                        returning id, settled_micros + overrun_micros
                        """)
                .param("now", now.atOffset(UTC))
                .query((row, _) -> new Ended(row.getObject(1, UUID.class), new Usd(row.getLong(2))))
                .list();
    }

    /** Those that Governance has to be told of. */
    List<Ended> closing() {
        return jdbc.sql("""
                        select id, settled_micros + overrun_micros from spending_lease
                        where state = 'closing' order by expires_at, id limit 1000
                        """)
                .query((row, _) -> new Ended(row.getObject(1, UUID.class), new Usd(row.getLong(2))))
                .list();
    }

    /** Governance knows; where more was spent meanwhile, it has to be told again. */
    void returned(UUID leaseId, Usd spent) {
        jdbc.sql("""
                update spending_lease set state = 'returned'
                where id = :id and state = 'closing' and settled_micros + overrun_micros = :spent
                """).param("id", leaseId).param("spent", spent.micros()).update();
    }

    void forget(Instant before) {
        jdbc.sql("""
                delete from spending_lease
                where id in (select id from spending_lease where state = 'returned' and settle_by < :before limit 1000)
                """).param("before", before.atOffset(UTC)).update();
    }

    static String name(Spender spender) {
        return spender.name().toLowerCase(Locale.ROOT);
    }

    /** As the driver takes an array of ids. */
    static String[] texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
