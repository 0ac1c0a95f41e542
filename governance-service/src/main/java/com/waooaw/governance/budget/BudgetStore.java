package com.waooaw.governance.budget;

import static java.time.ZoneOffset.UTC;

import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.platform.kernel.Usd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Budgets and leases as rows. The database shows only those of the customer, or of the platform, that is asking. */
@Repository
class BudgetStore {

    private static final String SELECT = """
            select scope, id, period, customer_id, limit_micros, granted_micros, settled_micros, leased_micros,
                   overrun_micros, held, ends_at
            from budget
            """;

    private final JdbcClient jdbc;

    BudgetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Budget> find(BudgetKey key) {
        return select(key, "");
    }

    /** The same; whoever else locks it waits until the transaction ends. */
    Optional<Budget> lock(BudgetKey key) {
        return select(key, " for update");
    }

    private Optional<Budget> select(BudgetKey key, String lock) {
        return jdbc.sql(SELECT + "where scope = :scope and id = :id and period = :period" + lock)
                .param("scope", key.scope().wireName())
                .param("id", key.id())
                .param("period", key.period())
                .query(BudgetStore::budget)
                .optional();
    }

    /** The newest period of a budget that anybody asked about. */
    Optional<Budget> latest(BudgetScope scope, String id) {
        return jdbc.sql(SELECT + "where scope = :scope and id = :id order by created_at desc limit 1")
                .param("scope", scope.wireName())
                .param("id", id)
                .query(BudgetStore::budget)
                .optional();
    }

    /** The newest period of each budget but those of single executions; the most used first. */
    List<Budget> latest(int most) {
        return jdbc.sql("""
                        select * from (
                            select distinct on (scope, id) *
                            from budget
                            where scope <> 'execution'
                            order by scope, id, created_at desc
                        ) newest
                        order by (settled_micros + overrun_micros)::numeric
                                     / greatest(limit_micros + granted_micros, 1) desc, scope, id
                        limit :most
                        """).param("most", most).query(BudgetStore::budget).list();
    }

    /** Adds one; does nothing where there is one, be it visible here or not. */
    void add(Budget budget, Instant now) {
        jdbc.sql("""
                insert into budget (scope, id, period, customer_id, limit_micros, granted_micros, settled_micros,
                    leased_micros, overrun_micros, held, created_at, ends_at)
                values (:scope, :id, :period, :customerId::uuid, :limit, 0, 0, 0, 0, 'none', :createdAt, :endsAt)
                on conflict (scope, id, period) do nothing
                """)
                .param("scope", budget.key().scope().wireName())
                .param("id", budget.key().id())
                .param("period", budget.key().period())
                .param("customerId", budget.customerId())
                .param("limit", budget.limit().micros())
                .param("createdAt", now.atOffset(UTC))
                .param("endsAt", at(budget.endsAt()))
                .update();
    }

    void replace(Budget budget) {
        int rows = jdbc.sql("""
                        update budget
                        set granted_micros = :granted, settled_micros = :settled, leased_micros = :leased,
                            overrun_micros = :overrun, held = :held
                        where scope = :scope and id = :id and period = :period
                        """)
                .param("granted", budget.granted().micros())
                .param("settled", budget.settled().micros())
                .param("leased", budget.leased().micros())
                .param("overrun", budget.overrun().micros())
                .param("held", budget.held().storedName())
                .param("scope", budget.key().scope().wireName())
                .param("id", budget.key().id())
                .param("period", budget.key().period())
                .update();
        if (rows != 1) {
            throw new IllegalStateException(budget.key() + " was locked, and is gone");
        }
    }

    Optional<Lease> lease(UUID id) {
        return jdbc.sql("select * from budget_lease where id = :id")
                .param("id", id)
                .query(BudgetStore::lease)
                .optional();
    }

    /** Leases of a budget whose money may go back although nobody returned it. */
    List<Lease> reclaimable(BudgetKey key, Instant now) {
        return jdbc.sql("""
                        select * from budget_lease
                        where scope = :scope and budget_id = :id and period = :period and state = 'open'
                          and settle_by <= :settleBy
                        order by settle_by, id
                        """)
                .param("scope", key.scope().wireName())
                .param("id", key.id())
                .param("period", key.period())
                .param("settleBy", now.minus(Lease.SKEW).atOffset(UTC))
                .query(BudgetStore::lease)
                .list();
    }

    /** Adds a lease; false where its id was used before, for whomever. */
    boolean add(Lease lease) {
        return jdbc.sql("""
                        insert into budget_lease (id, scope, budget_id, period, customer_id, holder, amount_micros,
                            granted_at, expires_at, settle_by, state, spent_micros)
                        values (:id, :scope, :budgetId, :period, :customerId::uuid, :holder, :amount,
                            :grantedAt, :expiresAt, :settleBy, 'open', 0)
                        on conflict (id) do nothing
                        """)
                        .param("id", lease.id())
                        .param("scope", lease.budget().scope().wireName())
                        .param("budgetId", lease.budget().id())
                        .param("period", lease.budget().period())
                        .param("customerId", lease.customerId())
                        .param("holder", lease.holder())
                        .param("amount", lease.amount().micros())
                        .param("grantedAt", lease.grantedAt().atOffset(UTC))
                        .param("expiresAt", lease.expiresAt().atOffset(UTC))
                        .param("settleBy", lease.settleBy().atOffset(UTC))
                        .update()
                == 1;
    }

    void replace(Lease lease) {
        jdbc.sql("""
                update budget_lease set state = :state, spent_micros = :spent, ended_at = :endedAt where id = :id
                """)
                .param("state", lease.state().storedName())
                .param("spent", lease.spent().micros())
                .param("endedAt", at(lease.endedAt()))
                .param("id", lease.id())
                .update();
    }

    /** Remembers that a threshold was told; false where it was before. */
    boolean told(Budget budget, int percent, Instant now) {
        return jdbc.sql("""
                        insert into budget_event (scope, budget_id, period, percent, customer_id, spent_micros,
                            cap_micros, noticed_at)
                        values (:scope, :id, :period, :percent, :customerId::uuid, :spent, :cap, :noticedAt)
                        on conflict (scope, budget_id, period, percent) do nothing
                        """)
                        .param("scope", budget.key().scope().wireName())
                        .param("id", budget.key().id())
                        .param("period", budget.key().period())
                        .param("percent", percent)
                        .param("customerId", budget.customerId())
                        .param("spent", budget.spent().micros())
                        .param("cap", budget.cap().micros())
                        .param("noticedAt", now.atOffset(UTC))
                        .update()
                == 1;
    }

    /** Thresholds that were told, the lowest first. */
    List<Integer> thresholds(BudgetKey key) {
        return jdbc.sql("""
                        select percent from budget_event
                        where scope = :scope and budget_id = :id and period = :period order by percent
                        """)
                .param("scope", key.scope().wireName())
                .param("id", key.id())
                .param("period", key.period())
                .query((row, _) -> row.getInt(1))
                .list();
    }

    private static Budget budget(ResultSet row, int number) throws SQLException {
        return new Budget(
                new BudgetKey(scope(row), row.getString("id"), row.getString("period")),
                row.getObject("customer_id", UUID.class),
                usd(row, "limit_micros"),
                usd(row, "granted_micros"),
                usd(row, "settled_micros"),
                usd(row, "leased_micros"),
                usd(row, "overrun_micros"),
                Containment.stored(row.getString("held")),
                instant(row, "ends_at"));
    }

    private static Lease lease(ResultSet row, int number) throws SQLException {
        return new Lease(
                row.getObject("id", UUID.class),
                new BudgetKey(scope(row), row.getString("budget_id"), row.getString("period")),
                row.getObject("customer_id", UUID.class),
                row.getString("holder"),
                usd(row, "amount_micros"),
                row.getObject("granted_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("settle_by", OffsetDateTime.class).toInstant(),
                Lease.State.stored(row.getString("state")),
                usd(row, "spent_micros"),
                instant(row, "ended_at"));
    }

    private static BudgetScope scope(ResultSet row) throws SQLException {
        return BudgetScope.named(row.getString("scope")).orElseThrow();
    }

    private static Usd usd(ResultSet row, String column) throws SQLException {
        return new Usd(row.getLong(column));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(UTC);
    }
}
