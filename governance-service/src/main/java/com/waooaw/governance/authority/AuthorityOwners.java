package com.waooaw.governance.authority;

import com.waooaw.platform.database.SystemPool;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows, over all customers, which acts of deputies nobody has looked at in time, and whose each is; nothing else of them. */
@Component
class AuthorityOwners {

    private final JdbcClient system;

    AuthorityOwners(@SystemPool JdbcClient system) {
        this.system = system;
    }

    /**
     * An act nobody has looked at in time.
     *
     * @param customerId whose; none for the platform
     */
    record Overdue(UUID actId, @Nullable UUID customerId) {}

    List<Overdue> overdue(Instant now) {
        return system.sql("""
                        select id, customer_id from deputy_act
                        where verdict is null and overdue_at is null and review_by <= :now
                        order by review_by limit 100
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        new Overdue(row.getObject("id", UUID.class), row.getObject("customer_id", UUID.class)))
                .list();
    }
}
