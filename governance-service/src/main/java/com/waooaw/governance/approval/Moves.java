package com.waooaw.governance.approval;

import com.waooaw.governance.approval.ByPrecedent.Confirmed;
import com.waooaw.governance.precedent.Precedents;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.workflow.WorkflowOutbox;
import org.springframework.stereotype.Component;

/** An approval becomes another, in the transaction of whoever decided that it does. */
@Component
class Moves {

    private final ApprovalStore store;
    private final ApprovalTrail trail;
    private final Escalating escalating;
    private final Precedents precedents;
    private final WorkflowOutbox workflows;

    Moves(
            ApprovalStore store,
            ApprovalTrail trail,
            Escalating escalating,
            Precedents precedents,
            WorkflowOutbox workflows) {
        this.store = store;
        this.trail = trail;
        this.escalating = escalating;
        this.precedents = precedents;
        this.workflows = workflows;
    }

    /** Stores what has become of an approval, and tells whoever has to know; nothing where nothing has changed. */
    void move(Approval before, Approval after, Cause cause) {
        if (!after.equals(before)) {
            store.replace(after);
            trail.moved(after, cause);
            escalating.moved(after, cause);
            // what was allowed and never done proves nothing
            if (after instanceof Confirmed(var _, var window, var permit, var _) && permit != null) {
                precedents.confirmed(window.precedent(), window.precedentVersion(), window.closes());
            }
            workflows.wake(ApprovalWorkflow.idOf(after.question().id()));
        }
    }
}
