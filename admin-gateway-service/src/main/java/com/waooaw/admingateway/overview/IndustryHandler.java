package com.waooaw.admingateway.overview;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.industryknowledge.IndustryAdded;
import com.waooaw.platform.events.EventHandler;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows each industry in its newest state. */
@Component
class IndustryHandler implements EventHandler<IndustryAdded> {

    private final JdbcClient jdbc;
    private final ServiceSightings sightings;

    IndustryHandler(JdbcClient jdbc, ServiceSightings sightings) {
        this.jdbc = jdbc;
        this.sightings = sightings;
    }

    @Override
    public Topic topic() {
        return Topic.INDUSTRY_ADDED;
    }

    @Override
    public void on(EventEnvelope<IndustryAdded> event) {
        var industry = event.payload();
        jdbc.sql("""
                insert into industry_view as seen (industry_id, code, name, state, embeddings_ready, certified_by,
                                                   changed_at, n)
                values (:id, :code, :name, :state, :ready, :certifiedBy, :at, :n)
                on conflict (industry_id) do update
                set code = excluded.code, name = excluded.name, state = excluded.state,
                    embeddings_ready = excluded.embeddings_ready, certified_by = excluded.certified_by,
                    changed_at = excluded.changed_at, n = excluded.n
                where seen.n < excluded.n
                """)
                .param("id", industry.industryId())
                .param("code", industry.code())
                .param("name", industry.name())
                .param("state", industry.state())
                .param("ready", industry.embeddingsReady())
                .param("certifiedBy", industry.certifiedBy())
                .param("at", event.occurredAt().atOffset(ZoneOffset.UTC))
                .param("n", event.n())
                .update();
        sightings.saw(event);
    }
}
