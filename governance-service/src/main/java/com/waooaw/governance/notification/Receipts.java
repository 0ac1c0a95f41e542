package com.waooaw.governance.notification;

import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Remembers what was about to be sent, and what was. */
@Service
class Receipts {

    private final JdbcClient jdbc;
    private final Clock clock;

    Receipts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Stores the intent, committed before the message leaves; false where the message was sent before. */
    @Transactional
    public boolean intend(UUID approvalId, @Nullable UUID customerId, String messageId) {
        return jdbc.sql("""
                        insert into notification (
                            id, approval_id, customer_id, channel, message_id, intended_at, attempts)
                        values (:id, :approvalId, :customerId::uuid, 'email', :messageId, :now, 1)
                        on conflict (approval_id, channel) do update set attempts = notification.attempts + 1
                        where notification.sent_at is null
                        """)
                        .param("id", Ids.of("notification", approvalId, "email"))
                        .param("approvalId", approvalId)
                        .param("customerId", customerId)
                        .param("messageId", messageId)
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    /** The mail server has taken it. */
    @Transactional
    public void sent(UUID approvalId) {
        jdbc.sql("""
                update notification set sent_at = :now
                where approval_id = :approvalId and channel = 'email' and sent_at is null
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("approvalId", approvalId)
                .update();
    }
}
