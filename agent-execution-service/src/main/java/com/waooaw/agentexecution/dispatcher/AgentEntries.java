package com.waooaw.agentexecution.dispatcher;

import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.contracts.industryknowledge.IndustryAdded;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Copies of what other services told; a late event never overwrites a later one. */
@Repository
class AgentEntries {

    private final JdbcClient jdbc;

    AgentEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void store(AgentStateChanged agent, long n) {
        jdbc.sql("""
                insert into agent_entry (agent_id, display_id, agent_name, industry, job_role_id, state, agent_version,
                                         manifest_hash, changed_at, n)
                values (:id, :displayId, :name, :industry, :jobRole, :state, :version, :hash, :at, :n)
                on conflict (agent_id) do update
                set display_id = excluded.display_id, agent_name = excluded.agent_name, industry = excluded.industry,
                    job_role_id = excluded.job_role_id, state = excluded.state, agent_version = excluded.agent_version,
                    manifest_hash = excluded.manifest_hash, changed_at = excluded.changed_at, n = excluded.n
                where agent_entry.n < excluded.n
                """)
                .param("id", agent.agentId())
                .param("displayId", agent.displayId())
                .param("name", agent.agentName())
                .param("industry", agent.industry())
                .param("jobRole", agent.jobRoleId())
                .param("state", agent.newState().name())
                .param("version", agent.agentVersion())
                .param("hash", agent.manifestHash())
                .param("at", agent.timestamp().atOffset(ZoneOffset.UTC))
                .param("n", n)
                .update();
    }

    Optional<AgentEntry> find(UUID agentId) {
        return jdbc.sql("select * from agent_entry where agent_id = :id")
                .param("id", agentId)
                .query((row, _) -> new AgentEntry(
                        row.getObject("agent_id", UUID.class),
                        row.getString("display_id"),
                        row.getString("agent_name"),
                        row.getString("industry"),
                        row.getString("job_role_id"),
                        AgentState.valueOf(row.getString("state")),
                        row.getString("agent_version"),
                        row.getString("manifest_hash")))
                .optional();
    }

    void store(IndustryAdded industry, long n) {
        jdbc.sql("""
                insert into industry_entry (industry_id, code, name, state, embeddings_ready, n)
                values (:id, :code, :name, :state, :ready, :n)
                on conflict (industry_id) do update
                set code = excluded.code, name = excluded.name, state = excluded.state,
                    embeddings_ready = excluded.embeddings_ready, n = excluded.n
                where industry_entry.n < excluded.n
                """)
                .param("id", industry.industryId())
                .param("code", industry.code())
                .param("name", industry.name())
                .param("state", industry.state())
                .param("ready", industry.embeddingsReady())
                .param("n", n)
                .update();
    }
}
