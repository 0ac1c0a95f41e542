package com.waooaw.agentcreation.registry;

import com.waooaw.activities.agentcreation.AgentCreationActivities;
import com.waooaw.platform.workflow.TemporalFailures;
import io.temporal.spring.boot.ActivityImpl;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Answers other services out of the registry. */
@Component
@ActivityImpl(taskQueues = AgentCreationActivities.TASK_QUEUE)
class RegistryAnswers implements AgentCreationActivities {

    private final AgentRegistry registry;

    RegistryAnswers(AgentRegistry registry) {
        this.registry = registry;
    }

    @Override
    public AgentFacts agent(UUID agentId) {
        return TemporalFailures.translating(() -> factsOf(registry.agent(agentId)));
    }

    private static AgentFacts factsOf(Agent agent) {
        return new AgentFacts(
                agent.agentId(),
                agent.displayId(),
                agent.agentName(),
                agent.industry(),
                agent.jobRoleId(),
                agent.state(),
                agent.agentVersion(),
                agent.manifestHash());
    }
}
