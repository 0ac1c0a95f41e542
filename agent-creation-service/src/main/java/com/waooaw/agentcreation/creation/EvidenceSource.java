package com.waooaw.agentcreation.creation;

import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.agentcreation.likeness.Evidence;
import com.waooaw.agentcreation.likeness.LikenessChecks;
import org.springframework.stereotype.Component;

/** What a model has to say beside the rules of a stage; asked before the stage's transaction, because a model may take long. */
@Component
class EvidenceSource {

    private final Creations creations;
    private final LikenessChecks checks;

    EvidenceSource(Creations creations, LikenessChecks checks) {
        this.creations = creations;
        this.checks = checks;
    }

    Evidence evidence(Run run, Stage stage) {
        return switch (stage) {
            case GENESIS -> checks.contradictions(creations.blueprint(run));
            case ETHICS -> checks.bias(creations.blueprint(run));
            case SPECIFICATION, ME_WOW, ARCHITECTURE, GOVERNOR, DEPLOYMENT -> Evidence.NONE;
        };
    }
}
