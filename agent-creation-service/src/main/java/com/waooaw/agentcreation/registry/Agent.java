package com.waooaw.agentcreation.registry;

import static com.waooaw.agentcreation.AgentCreationError.AGENT_STATE_MOVED;

import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.platform.kernel.WaooawException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the registry.
 *
 * @param displayId for people, for example {@code AGT-WRITER-HC-001}
 * @param manifestHash absent before certification
 * @param reason code of what led to the state, where it was no step forward
 * @param requestedBy pseudonymous subject of who submitted it
 * @param usdPerMonth what it takes of the month's budget
 * @param approvalsPerDay what it asks of its Governor
 * @param dependencies display ids or names of agents it needs
 * @param dbConnections what it takes of Agent Execution's database connections
 * @param syncCalls names of the interfaces it waits for
 * @param version optimistic lock; counts the changes
 */
public record Agent(
        UUID agentId,
        String displayId,
        String agentName,
        String purpose,
        String industry,
        String geography,
        String jobRoleId,
        AgentState state,
        String agentVersion,
        @Nullable String manifestHash,
        @Nullable String reason,
        String requestedBy,
        BigDecimal usdPerMonth,
        BigDecimal approvalsPerDay,
        List<String> dependencies,
        BigDecimal dbConnections,
        List<String> syncCalls,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    public Agent {
        dependencies = List.copyOf(dependencies);
        syncCalls = List.copyOf(syncCalls);
    }

    /** Whether it serves customers. */
    public boolean working() {
        return Lifecycle.WORKING.contains(state);
    }

    /** Whether it never will again. */
    public boolean ended() {
        return Lifecycle.ENDED.contains(state);
    }

    Agent to(AgentState next, @Nullable String why, Instant now) {
        if (!Lifecycle.canBecome(state, next)) {
            throw new WaooawException(
                    AGENT_STATE_MOVED, "agent " + displayId + " is " + state + " and cannot become " + next);
        }
        return new Agent(
                agentId,
                displayId,
                agentName,
                purpose,
                industry,
                geography,
                jobRoleId,
                next,
                agentVersion,
                manifestHash,
                why,
                requestedBy,
                usdPerMonth,
                approvalsPerDay,
                dependencies,
                dbConnections,
                syncCalls,
                createdAt,
                now,
                version + 1);
    }

    Agent certified(String hash, Instant now) {
        return new Agent(
                agentId,
                displayId,
                agentName,
                purpose,
                industry,
                geography,
                jobRoleId,
                state,
                agentVersion,
                hash,
                reason,
                requestedBy,
                usdPerMonth,
                approvalsPerDay,
                dependencies,
                dbConnections,
                syncCalls,
                createdAt,
                now,
                version + 1);
    }
}
