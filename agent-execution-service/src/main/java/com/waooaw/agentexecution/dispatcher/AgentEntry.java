package com.waooaw.agentexecution.dispatcher;

import com.waooaw.contracts.agentcreation.AgentState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the registry last told of an agent.
 *
 * @param manifestHash absent before certification
 */
public record AgentEntry(
        UUID agentId,
        String displayId,
        String agentName,
        String industry,
        String jobRoleId,
        AgentState state,
        String agentVersion,
        @Nullable String manifestHash) {

    /** Whether it may be given work. A deprecated agent still serves, a degraded one works with less. */
    boolean works() {
        return switch (state) {
            case ACTIVE, DEGRADED, DEPRECATED -> true;
            case DRAFT,
                    SPECIFIED,
                    GENESIS_REVIEW,
                    ARCHITECTURE_REVIEW,
                    ETHICS_REVIEW,
                    GOVERNOR_REVIEW,
                    DEPLOYING,
                    REJECTED,
                    VETOED,
                    DEPLOYMENT_FAILED,
                    SUSPENDED,
                    RETIRED,
                    UNKNOWN -> false;
        };
    }

    /** Whether customers may take it on. */
    boolean hires() {
        return state == AgentState.ACTIVE;
    }
}
