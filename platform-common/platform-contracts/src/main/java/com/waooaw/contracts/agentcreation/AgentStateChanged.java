package com.waooaw.contracts.agentcreation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Bounded;
import com.waooaw.contracts.IntegrationEvent;
import com.waooaw.contracts.Precedence;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent moved from one registry state to another. Topic {@code AgentStateChanged}, to all services.
 *
 * @param agentId key in the registry
 * @param displayId for people, for example {@code AGT-WRITER-HC-001}
 * @param agentName as in the blueprint
 * @param industry industry id in lower case, for example {@code healthcare}
 * @param jobRoleId for example {@code JOB-HC-001}
 * @param oldState state left; absent for a new agent
 * @param newState state entered
 * @param timestamp UTC, business clock
 * @param agentVersion semantic version, {@code 1.0.0} for a first one
 * @param manifestHash lower-case hex SHA-256 of the canonical manifest; absent before certification
 * @param reason code of what led to it, for example {@code GEN-ERR-001}; no free text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgentStateChanged(
        UUID agentId,
        String displayId,
        @Bounded(max = 80) String agentName,
        @Bounded(max = 64) String industry,
        String jobRoleId,
        @Nullable AgentState oldState,
        AgentState newState,
        Instant timestamp,
        String agentVersion,
        @Bounded(pattern = Bounded.SHA_256) @Nullable String manifestHash,
        @Nullable String reason)
        implements IntegrationEvent {

    @Override
    public AggregateRef aggregate() {
        return new AggregateRef("agent", agentId.toString());
    }

    @Override
    public String transition() {
        return (oldState == null ? "none" : oldState.wireName()) + "→" + newState.wireName();
    }

    @Override
    public @Nullable Precedence precedence() {
        return newState.precedence();
    }
}
