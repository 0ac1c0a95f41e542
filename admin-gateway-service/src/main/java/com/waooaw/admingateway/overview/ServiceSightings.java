package com.waooaw.admingateway.overview;

import com.waooaw.contracts.EventEnvelope;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers when each service was last heard of. */
@Repository
class ServiceSightings {

    private final JdbcClient jdbc;

    ServiceSightings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts an event of its producer; one that happened earlier than the last does not turn the time back. */
    void saw(EventEnvelope<?> event) {
        jdbc.sql("""
                insert into service_view as seen (service, events, last_event_type, last_event_at)
                values (:service, 1, :type, :at)
                on conflict (service) do update
                set events = seen.events + 1,
                    last_event_type = case when seen.last_event_at <= excluded.last_event_at
                                           then excluded.last_event_type else seen.last_event_type end,
                    last_event_at = greatest(seen.last_event_at, excluded.last_event_at)
                """)
                .param("service", event.producer())
                .param("type", event.eventType())
                .param("at", event.occurredAt().atOffset(ZoneOffset.UTC))
                .update();
    }
}
