package com.waooaw.agentcreation.creation;

import com.waooaw.activities.compensation.Compensations.UndoneAct;
import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.agentcreation.registry.AgentRegistry;
import com.waooaw.agentcreation.registry.Lifecycle;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.workflow.undo.UndoAction;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * The first thing to be undone: the agent is vetoed in the registry, and everybody is told. From then on nobody gives it work
 * or shows it to customers.
 */
@Component
class StopRouting implements UndoAction {

    private final DeploymentUndo deployments;
    private final AgentRegistry registry;
    private final StageStore stages;

    StopRouting(DeploymentUndo deployments, AgentRegistry registry, StageStore stages) {
        this.deployments = deployments;
        this.registry = registry;
        this.stages = stages;
    }

    @Override
    public String actionType() {
        return Question.ACTION;
    }

    @Override
    public String step() {
        return DeploymentUndo.STOP_ROUTING;
    }

    @Override
    public Undone undo(UndoneAct act) {
        var creation = deployments.creationToUndo(act);
        var agentId = creation.agentId();
        var before = registry.agent(agentId).state();
        boolean changed = Lifecycle.canBecome(before, AgentState.VETOED);
        if (changed) {
            registry.move(agentId, AgentState.VETOED, reason(act.reasonCategory()), act.cause());
        }
        stages.undoneUpTo(new Run(agentId, creation.round()), step(), deployments.now());
        return new Undone(
                changed,
                changed ? before.wireName() + "→vetoed" : before.wireName(),
                new Actor("agent-creation", ActorType.SYSTEM),
                agentId);
    }

    /** The code an agent is vetoed with. */
    static String reason(String category) {
        return "VETO-" + category.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "-");
    }
}
