package com.waooaw.governance.identity;

import com.waooaw.platform.database.SystemPool;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows, over all customers, who was in a hurry and has not been told; nothing else of them. */
@Component
class RushReader {

    private final JdbcClient system;

    RushReader(@SystemPool JdbcClient system) {
        this.system = system;
    }

    List<Rush> untold() {
        return system.sql("""
                        select id, customer_id, subject, approvals from rush
                        where told_at is null order by noticed_at limit 100
                        """)
                .query((row, _) -> new Rush(
                        row.getObject("id", UUID.class),
                        row.getObject("customer_id", UUID.class),
                        row.getString("subject"),
                        row.getInt("approvals")))
                .list();
    }
}
