package com.waooaw.agentcreation.registry;

import static com.waooaw.agentcreation.AgentCreationError.AGENT_STATE_MOVED;

import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.platform.kernel.WaooawException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code agent}. */
@Repository
class AgentStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AgentStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Agent> find(UUID agentId) {
        return jdbc.sql("select * from agent where agent_id = :id")
                .param("id", agentId)
                .query((row, _) -> agent(row))
                .optional();
    }

    List<Agent> all() {
        return jdbc.sql("select * from agent order by agent_id")
                .query((row, _) -> agent(row))
                .list();
    }

    /** Newest first, after {@code before}. */
    List<Agent> page(Collection<AgentState> states, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select * from agent
                        where state in (:states) and (:before::uuid is null or agent_id < :before::uuid)
                        order by agent_id desc limit :limit
                        """)
                .param("states", states.stream().map(AgentStore::lower).toList())
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> agent(row))
                .list();
    }

    /** The agent of this name that works in the industry, or is on its way there. */
    Optional<Agent> standing(String agentName, String industry) {
        return jdbc.sql("""
                        select a.* from agent a
                        where lower(a.agent_name) = lower(:name) and a.industry = :industry
                          and (a.state in ('active', 'degraded', 'suspended', 'deprecated')
                               or exists (select from creation c
                                 where c.agent_id = a.agent_id and c.ended_at is null and c.outcome is null))
                        limit 1
                        """)
                .param("name", agentName)
                .param("industry", industry)
                .query((row, _) -> agent(row))
                .optional();
    }

    int nextNumber(String prefix) {
        return jdbc.sql("""
                        insert into display_number (prefix, last) values (:prefix, 1)
                        on conflict (prefix) do update set last = display_number.last + 1
                        returning last
                        """).param("prefix", prefix).query(Integer.class).single();
    }

    /** Held until the commit: whoever submits, or takes budget, does it one after the other. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('agent-creation/registry'))")
                .query((_, _) -> true)
                .single();
    }

    /** Held until the commit: whoever changes this agent waits. */
    void lock(UUID agentId) {
        jdbc.sql("select 1 from agent where agent_id = :id for update")
                .param("id", agentId)
                .query(Integer.class)
                .optional();
    }

    void add(Agent agent) {
        jdbc.sql("""
                insert into agent (agent_id, display_id, agent_name, purpose, industry, geography, job_role_id, state,
                                   agent_version, requested_by, usd_per_month, approvals_per_day, dependencies,
                                   db_connections, sync_calls, created_at, updated_at, version)
                values (:id, :displayId, :name, :purpose, :industry, :geography, :jobRole, :state,
                        :agentVersion, :requestedBy, :usd, :approvals, :dependencies::jsonb, :connections, :syncCalls::jsonb, :created, :created, 0)
                """)
                .param("id", agent.agentId())
                .param("displayId", agent.displayId())
                .param("name", agent.agentName())
                .param("purpose", agent.purpose())
                .param("industry", agent.industry())
                .param("geography", agent.geography())
                .param("jobRole", agent.jobRoleId())
                .param("state", lower(agent.state()))
                .param("agentVersion", agent.agentVersion())
                .param("requestedBy", agent.requestedBy())
                .param("usd", agent.usdPerMonth())
                .param("approvals", agent.approvalsPerDay())
                .param("dependencies", json.writeValueAsString(agent.dependencies()))
                .param("connections", agent.dbConnections())
                .param("syncCalls", json.writeValueAsString(agent.syncCalls()))
                .param("created", utc(agent.createdAt()))
                .update();
    }

    /** Replaces the previous version; {@code AC-0002} if someone else replaced it first. */
    void replace(Agent agent) {
        int changed = jdbc.sql("""
                        update agent
                        set state = :state, reason = :reason, manifest_hash = :hash, updated_at = :now,
                            version = :version
                        where agent_id = :id and version = :version - 1
                        """)
                .param("id", agent.agentId())
                .param("state", lower(agent.state()))
                .param("reason", agent.reason())
                .param("hash", agent.manifestHash())
                .param("now", utc(agent.updatedAt()))
                .param("version", agent.version())
                .update();
        if (changed == 0) {
            throw new WaooawException(AGENT_STATE_MOVED, "agent " + agent.agentId() + " was changed by someone else");
        }
    }

    private Agent agent(ResultSet row) throws SQLException {
        return new Agent(
                row.getObject("agent_id", UUID.class),
                row.getString("display_id"),
                row.getString("agent_name"),
                row.getString("purpose"),
                row.getString("industry"),
                row.getString("geography"),
                row.getString("job_role_id"),
                AgentState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("agent_version"),
                row.getString("manifest_hash"),
                row.getString("reason"),
                row.getString("requested_by"),
                row.getObject("usd_per_month", BigDecimal.class),
                row.getObject("approvals_per_day", BigDecimal.class),
                List.of(json.readValue(row.getString("dependencies"), String[].class)),
                row.getObject("db_connections", BigDecimal.class),
                List.of(json.readValue(row.getString("sync_calls"), String[].class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }

    private static String lower(AgentState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
