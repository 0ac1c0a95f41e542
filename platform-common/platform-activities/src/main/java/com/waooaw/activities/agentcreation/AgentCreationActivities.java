package com.waooaw.activities.agentcreation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.contracts.agentcreation.AgentState;
import io.temporal.activity.ActivityInterface;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers what the registry knows. Task queue {@code agent-creation}. */
@ActivityInterface(namePrefix = "AgentCreation_")
public interface AgentCreationActivities {

    /** Task queue of the owner. */
    String TASK_QUEUE = "agent-creation";

    /** An agent as the registry has it now. Fails with {@code AC-0001} for an unknown id. */
    AgentFacts agent(UUID agentId);

    /**
     * The registry entry of an agent.
     *
     * @param manifestHash absent before certification
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AgentFacts(
            UUID agentId,
            String displayId,
            String agentName,
            String industry,
            String jobRoleId,
            AgentState state,
            String agentVersion,
            @Nullable String manifestHash) {}
}
