package com.waooaw.admingateway.overview;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.platform.events.EventHandler;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes settled questions off the list, also where the question itself has not been heard of yet. */
@Component
class ApprovalDecidedHandler implements EventHandler<ApprovalDecided> {

    private final JdbcClient jdbc;
    private final ServiceSightings sightings;

    ApprovalDecidedHandler(JdbcClient jdbc, ServiceSightings sightings) {
        this.jdbc = jdbc;
        this.sightings = sightings;
    }

    @Override
    public Topic topic() {
        return Topic.DECISIONS;
    }

    @Override
    public void on(EventEnvelope<ApprovalDecided> event) {
        var approval = event.payload();
        jdbc.sql("""
                insert into approval_view as seen (approval_id, approval_class, scope, subject_type, subject_id,
                                                   action_type, status, decided_at, decided_n)
                values (:id, :class, :scope, :subjectType, :subjectId, :action, :status, :at, :n)
                on conflict (approval_id) do update
                set status = excluded.status, decided_at = excluded.decided_at, decided_n = excluded.decided_n
                where seen.decided_n < excluded.decided_n
                """)
                .param("id", approval.approvalId())
                .param("class", approval.approvalClass().name().toLowerCase(Locale.ROOT))
                .param("scope", approval.scope().name().toLowerCase(Locale.ROOT))
                .param("subjectType", approval.subjectType())
                .param("subjectId", approval.subjectId())
                .param("action", approval.actionType())
                .param("status", approval.status().name().toLowerCase(Locale.ROOT))
                .param("at", approval.decidedAt().atOffset(ZoneOffset.UTC))
                .param("n", event.n())
                .update();
        sightings.saw(event);
    }
}
