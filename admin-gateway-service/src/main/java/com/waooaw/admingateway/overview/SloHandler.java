package com.waooaw.admingateway.overview;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.governance.SloBreached;
import com.waooaw.platform.events.EventHandler;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows each objective as it stands. */
@Component
class SloHandler implements EventHandler<SloBreached> {

    private final JdbcClient jdbc;
    private final ServiceSightings sightings;

    SloHandler(JdbcClient jdbc, ServiceSightings sightings) {
        this.jdbc = jdbc;
        this.sightings = sightings;
    }

    @Override
    public Topic topic() {
        return Topic.SLO_BREACH;
    }

    @Override
    public void on(EventEnvelope<SloBreached> event) {
        var objective = event.payload();
        jdbc.sql("""
                insert into slo_view as seen (slo, service, severity, state, measured, since, n)
                values (:slo, :service, :severity, :state, :measured, :since, :n)
                on conflict (slo, service) do update
                set severity = excluded.severity, state = excluded.state, measured = excluded.measured,
                    since = excluded.since, n = excluded.n
                where seen.n < excluded.n
                """)
                .param("slo", objective.slo().wireName())
                .param("service", objective.service())
                .param("severity", lower(objective.severity()))
                .param("state", lower(objective.state()))
                .param("measured", objective.measured())
                .param("since", objective.since().atOffset(ZoneOffset.UTC))
                .param("n", event.n())
                .update();
        sightings.saw(event);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
