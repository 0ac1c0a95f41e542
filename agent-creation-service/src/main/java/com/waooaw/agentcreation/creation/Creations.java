package com.waooaw.agentcreation.creation;

import static com.waooaw.agentcreation.AgentCreationError.WORKFLOW_NOT_FOUND;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.BlueprintReader;
import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.platform.kernel.WaooawException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Runs of the stages, as they stand. */
@Service
class Creations {

    private final CreationStore store;
    private final BlueprintReader reader = new BlueprintReader();

    Creations(CreationStore store) {
        this.store = store;
    }

    /** How a run stands. */
    @Transactional(readOnly = true)
    public Creation creation(Run run) {
        return store.find(run).orElseThrow(() -> unknown(run.workflowId()));
    }

    /** How the run of a workflow stands. */
    @Transactional(readOnly = true)
    public Creation creation(String workflowId) {
        return store.byWorkflow(workflowId).orElseThrow(() -> unknown(workflowId));
    }

    /** The same, and nobody else changes it until the commit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Creation locked(Run run) {
        return store.locked(run).orElseThrow(() -> unknown(run.workflowId()));
    }

    /** The blueprint of a run. */
    @Transactional(readOnly = true)
    public AgentBlueprint blueprint(Run run) {
        return reader.fromJson(store.document(run));
    }

    private static WaooawException unknown(String workflowId) {
        return new WaooawException(WORKFLOW_NOT_FOUND, "no workflow " + workflowId);
    }
}
