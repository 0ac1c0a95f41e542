package com.waooaw.agentcreation.registry;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.Dependency;
import com.waooaw.agentcreation.rules.Estimates;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Takes over into the registry what a mended blueprint says of an agent that is not certified yet. */
@Service
public class AgentRevisions {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AgentRevisions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** All but its name and its ids, which it keeps. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void revise(UUID agentId, AgentBlueprint blueprint, Instant now) {
        jdbc.sql("""
                update agent
                set purpose = :purpose, industry = :industry, geography = :geography, job_role_id = :jobRole,
                    usd_per_month = :usd, approvals_per_day = :approvals, dependencies = :dependencies::jsonb,
                    db_connections = :connections, sync_calls = :syncCalls::jsonb, updated_at = :now,
                    version = version + 1
                where agent_id = :id
                """)
                .param("id", agentId)
                .param("purpose", blueprint.purpose())
                .param("industry", blueprint.industryId())
                .param("geography", blueprint.geography().name().toLowerCase(Locale.ROOT))
                .param("jobRole", blueprint.jobRoleId())
                .param("usd", Estimates.usdPerMonth(blueprint))
                .param("approvals", Estimates.approvalsPerDay(blueprint))
                .param(
                        "dependencies",
                        json.writeValueAsString(blueprint.dependencies().stream()
                                .map(Dependency::agentId)
                                .toList()))
                .param("connections", Estimates.dbConnections(blueprint))
                .param("syncCalls", json.writeValueAsString(Estimates.syncCalls(blueprint)))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
