package com.waooaw.agentcreation.creation;

import com.waooaw.activities.compensation.Compensations.UndoneAct;
import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.agentcreation.creation.DeploymentUndo.Review;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.workflow.undo.UndoAction;

/** One reviewer takes back what it gave, with the reason of the veto. */
class RevokeReview implements UndoAction {

    private final Review review;
    private final DeploymentUndo deployments;
    private final StageStore stages;

    RevokeReview(Review review, DeploymentUndo deployments, StageStore stages) {
        this.review = review;
        this.deployments = deployments;
        this.stages = stages;
    }

    @Override
    public String actionType() {
        return Question.ACTION;
    }

    @Override
    public String step() {
        return review.step();
    }

    @Override
    public Undone undo(UndoneAct act) {
        var creation = deployments.creationToUndo(act);
        var run = new Run(creation.agentId(), creation.round());
        var now = deployments.now();
        boolean changed = stages.revoke(run, review.stage(), act.reasonCategory(), now);
        stages.undoneUpTo(run, step(), now);
        return new Undone(
                changed,
                detail(creation, changed),
                new Actor(review.stage().actor(), ActorType.FOUNDATIONAL),
                creation.agentId());
    }

    /** The certification is the last to go: the detail says whose creation it was, and where they find all of it. */
    private String detail(Creation creation, boolean changed) {
        var what = changed ? "revoked" : "revoked_before";
        return review == Review.CERTIFICATION
                ? what + " requester=" + creation.requestedBy() + " at=/v1/workflows/" + creation.workflowId()
                : what;
    }
}
