package com.waooaw.governance.known;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.industryknowledge.IndustryAdded;
import com.waooaw.platform.events.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers the industries there are. */
@Component
class IndustryHandler implements EventHandler<IndustryAdded> {

    private final JdbcClient jdbc;

    IndustryHandler(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Topic topic() {
        return Topic.INDUSTRY_ADDED;
    }

    @Override
    public void on(EventEnvelope<IndustryAdded> event) {
        var industry = event.payload();
        jdbc.sql("""
                insert into known_industry (industry_id, code, name, state, embeddings_ready, certified_by)
                values (:id, :code, :name, :state, :ready, :certifiedBy)
                on conflict (industry_id) do update set
                    code = excluded.code, name = excluded.name, state = excluded.state,
                    embeddings_ready = excluded.embeddings_ready, certified_by = excluded.certified_by
                """)
                .param("id", industry.industryId())
                .param("code", industry.code())
                .param("name", industry.name())
                .param("state", industry.state())
                .param("ready", industry.embeddingsReady())
                .param("certifiedBy", industry.certifiedBy())
                .update();
    }
}
