package com.waooaw.governance.breakglass;

import com.waooaw.platform.database.SystemPool;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows, over all customers, which reviews are overdue and whose each one is; nothing else of them. */
@Component
class EmergencyOwners {

    private final JdbcClient system;

    EmergencyOwners(@SystemPool JdbcClient system) {
        this.system = system;
    }

    /**
     * A review nobody has written in time.
     *
     * @param customerId whose; none for the platform's own
     */
    record Due(UUID id, @Nullable UUID customerId) {}

    List<Due> due(Instant now) {
        return system.sql("""
                        select id, customer_id from break_glass
                        where state = 'unreviewed' and review_due_at <= :now order by review_due_at, id limit 100
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Due(row.getObject("id", UUID.class), row.getObject("customer_id", UUID.class)))
                .list();
    }
}
