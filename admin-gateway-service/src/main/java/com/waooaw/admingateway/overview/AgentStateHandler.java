package com.waooaw.admingateway.overview;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.platform.events.EventHandler;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows each agent where its newest change left it. */
@Component
class AgentStateHandler implements EventHandler<AgentStateChanged> {

    private final JdbcClient jdbc;
    private final ServiceSightings sightings;

    AgentStateHandler(JdbcClient jdbc, ServiceSightings sightings) {
        this.jdbc = jdbc;
        this.sightings = sightings;
    }

    @Override
    public Topic topic() {
        return Topic.AGENT_STATE_CHANGED;
    }

    @Override
    public void on(EventEnvelope<AgentStateChanged> event) {
        var agent = event.payload();
        jdbc.sql("""
                insert into agent_view as seen (agent_id, display_id, agent_name, industry, job_role_id, state,
                                                agent_version, reason, changed_at, n)
                values (:id, :displayId, :name, :industry, :jobRole, :state, :version, :reason, :at, :n)
                on conflict (agent_id) do update
                set display_id = excluded.display_id, agent_name = excluded.agent_name, industry = excluded.industry,
                    job_role_id = excluded.job_role_id, state = excluded.state,
                    agent_version = excluded.agent_version, reason = excluded.reason,
                    changed_at = excluded.changed_at, n = excluded.n
                where seen.n < excluded.n
                """)
                .param("id", agent.agentId())
                .param("displayId", agent.displayId())
                .param("name", agent.agentName())
                .param("industry", agent.industry())
                .param("jobRole", agent.jobRoleId())
                .param("state", agent.newState().name().toLowerCase(Locale.ROOT))
                .param("version", agent.agentVersion())
                .param("reason", agent.reason())
                .param("at", agent.timestamp().atOffset(ZoneOffset.UTC))
                .param("n", event.n())
                .update();
        sightings.saw(event);
    }
}
