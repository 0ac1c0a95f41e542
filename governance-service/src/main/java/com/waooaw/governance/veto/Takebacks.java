package com.waooaw.governance.veto;

import com.waooaw.contracts.governance.VetoCategory;
import com.waooaw.governance.approval.Revocations;
import com.waooaw.governance.approval.Revocations.Act;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.workflow.WorkflowOutbox;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Has undone what an emergency allowed and its Governor found unjustified: in the way of a veto, step by step. */
@Service
public class Takebacks {

    private final VetoStore store;
    private final VetoTrail trail;
    private final WorkflowOutbox workflows;

    Takebacks(VetoStore store, VetoTrail trail, WorkflowOutbox workflows) {
        this.store = store;
        this.trail = trail;
        this.workflows = workflows;
    }

    /**
     * How an undoing goes.
     *
     * @param since when it began, UTC
     * @param endedAt when all was undone; absent until then
     */
    public record Progress(Instant since, @Nullable Instant endedAt) {}

    /** How the undoing of what was taken back goes, in the caller's transaction; empty where nothing was. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Progress> progress(UUID approvalId) {
        return store.find(approvalId)
                .filter(veto -> veto.effect() == Veto.Effect.TAKEN_BACK)
                .map(veto -> new Progress(veto.vetoedAt(), veto.endedAt()));
    }

    /**
     * Begins the undoing, in the caller's transaction.
     *
     * @param act what was done; it names the act by its key
     * @param reason in the Governor's words
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(Act act, Caller by, boolean onPage, String reason) {
        var veto = Veto.of(act, VetoCategory.OTHER);
        store.add(veto);
        trail.vetoed(
                veto,
                act,
                new Revocations.Wish(act.approvalId(), by, onPage, act.actHash(), VetoCategory.OTHER, reason));
        workflows.start(VetoWorkflow.start(veto.approvalId()));
    }
}
