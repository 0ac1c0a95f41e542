package com.waooaw.admingateway.overview;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.governance.ApprovalRequested;
import com.waooaw.platform.events.EventHandler;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows who waits for a human; a question already settled stays settled. */
@Component
class ApprovalRequestedHandler implements EventHandler<ApprovalRequested> {

    private final JdbcClient jdbc;
    private final ServiceSightings sightings;

    ApprovalRequestedHandler(JdbcClient jdbc, ServiceSightings sightings) {
        this.jdbc = jdbc;
        this.sightings = sightings;
    }

    @Override
    public Topic topic() {
        return Topic.APPROVALS;
    }

    @Override
    public void on(EventEnvelope<ApprovalRequested> event) {
        var approval = event.payload();
        jdbc.sql("""
                insert into approval_view as seen (approval_id, display_id, approval_class, scope, subject_type,
                                                   subject_id, action_type, requested_at, expires_at, requested_n)
                values (:id, :displayId, :class, :scope, :subjectType, :subjectId, :action, :at, :expiresAt, :n)
                on conflict (approval_id) do update
                set display_id = excluded.display_id, requested_at = excluded.requested_at,
                    expires_at = excluded.expires_at, requested_n = excluded.requested_n
                where seen.requested_n < excluded.requested_n
                """)
                .param("id", approval.approvalId())
                .param("displayId", approval.displayId())
                .param("class", approval.approvalClass().name().toLowerCase(Locale.ROOT))
                .param("scope", approval.scope().name().toLowerCase(Locale.ROOT))
                .param("subjectType", approval.subjectType())
                .param("subjectId", approval.subjectId())
                .param("action", approval.actionType())
                .param("at", event.occurredAt().atOffset(ZoneOffset.UTC))
                .param("expiresAt", approval.expiresAt().atOffset(ZoneOffset.UTC))
                .param("n", event.n())
                .update();
        sightings.saw(event);
    }
}
