package com.waooaw.governance.budget;

import static java.time.ZoneOffset.UTC;

import com.waooaw.platform.kernel.Usd;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What Governors granted on top, and what each customer's own have granted in a month. */
@Repository
class IncreaseStore {

    private final JdbcClient jdbc;

    IncreaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts what a customer's Governor grants in a month; false, and nothing counted, where it would be more than they may. */
    boolean counts(UUID customer, String month, Usd amount, Usd most) {
        return jdbc.sql("""
                        insert into budget_allowance as a (customer_id, month, granted_micros)
                        select :customer, :month, :amount::bigint where :amount::bigint <= :most::bigint
                        on conflict (customer_id, month) do update
                        set granted_micros = a.granted_micros + excluded.granted_micros
                        where a.granted_micros + excluded.granted_micros <= :most
                        """)
                        .param("customer", customer)
                        .param("month", month)
                        .param("amount", amount.micros())
                        .param("most", most.micros())
                        .update()
                == 1;
    }

    /** What a customer's Governor has granted in a month. */
    Usd counted(UUID customer, String month) {
        return jdbc.sql("select granted_micros from budget_allowance where customer_id = :customer and month = :month")
                .param("customer", customer)
                .param("month", month)
                .query((row, _) -> new Usd(row.getLong(1)))
                .optional()
                .orElse(Usd.ZERO);
    }

    void add(Increase increase, @Nullable UUID customerId) {
        jdbc.sql("""
                insert into budget_increase (id, scope, budget_id, period, customer_id, amount_micros, reason,
                    granted_by, authority, granted_at)
                values (:id, :scope, :budgetId, :period, :customerId::uuid, :amount, :reason, :by, :authority, :at)
                """)
                .param("id", increase.id())
                .param("scope", increase.budget().scope().wireName())
                .param("budgetId", increase.budget().id())
                .param("period", increase.budget().period())
                .param("customerId", customerId)
                .param("amount", increase.amount().micros())
                .param("reason", increase.reason())
                .param("by", increase.grantedBy())
                .param("authority", increase.authority().storedName())
                .param("at", increase.at().atOffset(UTC))
                .update();
    }
}
