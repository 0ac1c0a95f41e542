package com.waooaw.agentcreation.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.contracts.agentcreation.AgentState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent as it is shown; what is not for customers is absent for them.
 *
 * @param reason code of what led to the state, where it was no step forward
 * @param usdPerMonth what it takes of the month's budget, US dollars
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AgentView(
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
        @Nullable String requestedBy,
        @Nullable BigDecimal usdPerMonth,
        @Nullable BigDecimal approvalsPerDay,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    static AgentView forStaff(Agent agent) {
        return new AgentView(
                agent.agentId(),
                agent.displayId(),
                agent.agentName(),
                agent.purpose(),
                agent.industry(),
                agent.geography(),
                agent.jobRoleId(),
                agent.state(),
                agent.agentVersion(),
                agent.manifestHash(),
                agent.reason(),
                agent.requestedBy(),
                agent.usdPerMonth(),
                agent.approvalsPerDay(),
                agent.createdAt(),
                agent.updatedAt());
    }

    static AgentView forCustomer(Agent agent) {
        return new AgentView(
                agent.agentId(),
                agent.displayId(),
                agent.agentName(),
                agent.purpose(),
                agent.industry(),
                agent.geography(),
                agent.jobRoleId(),
                agent.state(),
                agent.agentVersion(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
