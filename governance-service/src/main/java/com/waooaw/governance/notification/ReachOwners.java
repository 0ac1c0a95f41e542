package com.waooaw.governance.notification;

import com.waooaw.platform.database.SystemPool;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows, over all customers, whose a message or a receipt is, and which announcements are due; nothing else of them. */
@Component
class ReachOwners {

    private final JdbcClient system;

    ReachOwners(@SystemPool JdbcClient system) {
        this.system = system;
    }

    /** The customer something belongs to; none for the platform's own. */
    record Owner(@Nullable UUID customerId) {}

    /** An announcement whose time has come. */
    record Due(UUID id, Owner owner) {}

    Optional<Owner> ofMessage(UUID id) {
        return system.sql("select customer_id from notification where id = :id")
                .param("id", id)
                .query((row, _) -> new Owner(row.getObject(1, UUID.class)))
                .optional();
    }

    Optional<Owner> ofReceipt(String hash) {
        return system.sql("select customer_id from delivery_token where token_hash = :hash")
                .param("hash", hash)
                .query((row, _) -> new Owner(row.getObject(1, UUID.class)))
                .optional();
    }

    List<Due> due(Instant now) {
        return system.sql("""
                        select id, customer_id from announcement
                        where state = 'waiting' and due_at <= :now order by due_at, id limit 100
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        new Due(row.getObject("id", UUID.class), new Owner(row.getObject("customer_id", UUID.class))))
                .list();
    }
}
