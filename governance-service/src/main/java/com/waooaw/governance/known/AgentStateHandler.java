package com.waooaw.governance.known;

import static com.waooaw.platform.database.Columns.lower;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.governance.notification.Announcement;
import com.waooaw.governance.notification.Announcements;
import com.waooaw.governance.notification.NoticeKind;
import com.waooaw.governance.notification.NoticePage;
import com.waooaw.governance.reading.VisibleText;
import com.waooaw.platform.events.EventHandler;
import com.waooaw.platform.kernel.Ids;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers the state an agent is in. */
@Component
class AgentStateHandler implements EventHandler<AgentStateChanged> {

    private final JdbcClient jdbc;
    private final Announcements announcements;

    AgentStateHandler(JdbcClient jdbc, Announcements announcements) {
        this.jdbc = jdbc;
        this.announcements = announcements;
    }

    @Override
    public Topic topic() {
        return Topic.AGENT_STATE_CHANGED;
    }

    @Override
    public void on(EventEnvelope<AgentStateChanged> event) {
        var agent = event.payload();
        jdbc.sql("""
                insert into known_agent (
                    agent_id, display_id, agent_name, industry, state, agent_version, manifest_hash, changed_at)
                values (:id, :displayId, :name, :industry, :state, :version, :manifestHash, :changedAt)
                on conflict (agent_id) do update set
                    display_id = excluded.display_id, agent_name = excluded.agent_name, industry = excluded.industry,
                    state = excluded.state, agent_version = excluded.agent_version,
                    manifest_hash = excluded.manifest_hash, changed_at = excluded.changed_at
                -- nothing follows these in the registry: what is told after one of them is late, a dead letter for example
                where known_agent.state not in ('rejected', 'vetoed', 'deployment_failed', 'retired')
                """)
                .param("id", agent.agentId())
                .param("displayId", agent.displayId())
                .param("name", agent.agentName())
                .param("industry", agent.industry())
                .param("state", lower(agent.newState()))
                .param("version", agent.agentVersion())
                .param("manifestHash", agent.manifestHash())
                .param("changedAt", agent.timestamp().atOffset(ZoneOffset.UTC))
                .update();
        if (agent.newState() == AgentState.SUSPENDED || agent.oldState() == AgentState.SUSPENDED) {
            announcements.announce(new Announcement(
                            Ids.of("agent-status", event.eventId()),
                            NoticeKind.AGENT_STATUS,
                            null,
                            NoticePage.OVERVIEW,
                            "An agent is " + agent.newState().wireName(),
                            VisibleText.of(agent.displayId()))
                    .from(agent.displayId()));
        }
    }
}
