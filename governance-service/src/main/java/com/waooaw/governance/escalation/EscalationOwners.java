package com.waooaw.governance.escalation;

import static java.time.ZoneOffset.UTC;

import com.waooaw.platform.database.SystemPool;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows, over all customers, which escalations somebody has to be told of, and whose they are; nothing else of them. */
@Component
class EscalationOwners {

    private final JdbcClient system;

    EscalationOwners(@SystemPool JdbcClient system) {
        this.system = system;
    }

    /** The customer something belongs to; none for the platform's own. */
    record Owner(@Nullable UUID customerId) {}

    /**
     * An escalation whose Governor has to be told.
     *
     * @param governor the customer whose Governor that is; none for the Platform Governor
     */
    record Due(UUID id, @Nullable UUID governor) {}

    /** Those nobody was told of yet, and those that are late. */
    List<Due> due(Instant now) {
        return system.sql("""
                        select id, case assignee when 'engagement_governor' then customer_id end as governor
                        from escalation
                        where state = 'open' and (told_at is null or deadline <= :now)
                        order by deadline, id limit 100
                        """)
                .param("now", now.atOffset(UTC))
                .query((row, _) -> new Due(row.getObject("id", UUID.class), row.getObject("governor", UUID.class)))
                .list();
    }

    /** Whose rows to show to whoever raised it; empty for everybody else. */
    Optional<Owner> raised(UUID id, String by) {
        return system.sql("select customer_id from escalation where id = :id and raised_by = :by")
                .param("id", id)
                .param("by", by)
                .query((row, _) -> new Owner(row.getObject(1, UUID.class)))
                .optional();
    }
}
