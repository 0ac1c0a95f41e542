package com.waooaw.learning.seed;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.platform.events.EventHandler;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers where agents stand: seeds of an agent that is gone are not proposed. */
@Component
class AgentStateHandler implements EventHandler<AgentStateChanged> {

    private final JdbcClient jdbc;

    AgentStateHandler(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Topic topic() {
        return Topic.AGENT_STATE_CHANGED;
    }

    @Override
    public void on(EventEnvelope<AgentStateChanged> event) {
        var agent = event.payload();
        jdbc.sql("""
                insert into known_agent (agent_id, display_id, state, agent_version, n)
                values (:id, :displayId, :state, :version, :n)
                on conflict (agent_id) do update
                set state = excluded.state, agent_version = excluded.agent_version, n = excluded.n
                where known_agent.n < excluded.n
                """)
                .param("id", agent.agentId())
                .param("displayId", agent.displayId())
                .param("state", agent.newState().name().toLowerCase(Locale.ROOT))
                .param("version", agent.agentVersion())
                .param("n", event.n())
                .update();
    }
}
