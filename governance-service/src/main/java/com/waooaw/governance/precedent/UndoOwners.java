package com.waooaw.governance.precedent;

import com.waooaw.activities.agentcreation.AgentCreationActivities;
import com.waooaw.activities.execution.ExecutionActivities;
import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.kernel.WaooawException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which service knows how to undo which kind of act: only such an act may be done before a human has seen it. */
@Component
public class UndoOwners {

    private final Map<String, String> queues;

    UndoOwners() {
        this(Map.of(
                "deploy_agent", AgentCreationActivities.TASK_QUEUE,
                "publish_content", ExecutionActivities.TASK_QUEUE));
    }

    /** Kinds of act to the task queues of their owners. */
    UndoOwners(Map<String, String> queues) {
        this.queues = Map.copyOf(queues);
    }

    /** The task queue of the service that plans how to undo such an act; empty where nobody does. */
    public Optional<String> ownerOf(String actionType) {
        return Optional.ofNullable(queues.get(actionType));
    }

    /**
     * Holds precedents against the owners.
     *
     * @throws WaooawException {@code GOV-0053} where one of them would say yes to what nobody can undo
     */
    void requireOwners(List<PrecedentRow> precedents) {
        for (var precedent : precedents) {
            if (precedent.effect() == PrecedentRow.Effect.AUTO_APPROVE) {
                precedent.actionTypes().stream()
                        .filter(action -> ownerOf(action).isEmpty())
                        .findFirst()
                        .ifPresent(action -> {
                            throw new WaooawException(
                                    GovernanceError.PRECEDENT_WITHOUT_UNDO,
                                    "precedent %s says yes to %s, and nobody is registered who can undo that"
                                            .formatted(precedent.key(), action));
                        });
            }
        }
    }
}
