package com.waooaw.governance.approval;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Approval.Pending;
import com.waooaw.governance.audit.AuditIntegrity;
import com.waooaw.governance.precedent.Judgement;
import com.waooaw.governance.precedent.Precedents;
import com.waooaw.governance.precedent.Wish;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.workflow.WorkflowOutbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Questions are asked here, a transaction each; a precedent may answer one before anybody is asked. */
@Service
class Asking {

    private final ApprovalStore store;
    private final RuleEvaluations evaluations;
    private final ApprovalTrail trail;
    private final Precedents precedents;
    private final AuditIntegrity integrity;
    private final WorkflowOutbox workflows;
    private final Moves moves;
    private final AskingServices services;

    Asking(
            ApprovalStore store,
            RuleEvaluations evaluations,
            ApprovalTrail trail,
            Precedents precedents,
            AuditIntegrity integrity,
            WorkflowOutbox workflows,
            Moves moves,
            AskingServices services) {
        this.store = store;
        this.evaluations = evaluations;
        this.trail = trail;
        this.precedents = precedents;
        this.integrity = integrity;
        this.workflows = workflows;
        this.moves = moves;
        this.services = services;
    }

    /**
     * Asks, once per id; its workflow starts with it. Where a precedent says yes, nobody is asked.
     *
     * @param service whose workflow asks; null where nobody knows, and then it is nobody's
     */
    @Transactional
    public Approval request(ApprovalRequests.Asked asked, @Nullable String service) {
        var question = asked.question();
        var pending = new Pending(question, 0);
        if (store.add(pending)) {
            evaluations.keep(question, asked.evaluation());
            trail.requested(question);
            if (service != null) {
                // only with the question itself: who repeats one of before did not ask it
                services.keep(question, service);
            }
            workflows.start(ApprovalWorkflow.start(question.id()));
            return answered(pending, asked.wish());
        }
        // an id of another customer is not visible here, and is no more this act than any other
        return store.find(question.id())
                .filter(before -> before.question().wasShown(question.act().hash()))
                .orElseThrow(() -> new WaooawException(
                        GovernanceError.REQUESTED_DIFFERENTLY,
                        "approval " + question.id() + " was requested before, for another act"));
    }

    /** What a precedent makes of a question; the question itself where none says yes, or the log may not hold a yes. */
    private Approval answered(Pending pending, @Nullable Wish wish) {
        if (wish == null || !integrity.isIntact()) {
            return pending;
        }
        var question = pending.question();
        var judgement = precedents.judge(wish, question.createdAt());
        judgement.evaluations().forEach(evaluation -> evaluations.keep(question, evaluation));
        if (!(judgement instanceof Judgement.Yes(var precedent, var version, var until, var _))) {
            return pending;
        }
        var yes = pending.autoApprove(new VetoWindow(precedent, version, question.createdAt(), until));
        moves.move(pending, yes, question.cause());
        return yes;
    }
}
