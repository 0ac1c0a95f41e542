package com.waooaw.agentexecution.job;

import com.waooaw.activities.compensation.Compensations.UndoneAct;
import com.waooaw.agentexecution.dispatcher.Dispatcher;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.workflow.undo.UndoAction;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Part of taking back an agent's deployment: the dispatcher lets go of it, so that no job begins any more, and the jobs it
 * does are cancelled, each in a transaction of its own.
 */
@Component
class CancelJobs implements UndoAction {

    private final Dispatcher dispatcher;
    private final JobOwners owners;
    private final JobSpending spending;
    private final JobCancelling cancelling;

    CancelJobs(Dispatcher dispatcher, JobOwners owners, JobSpending spending, JobCancelling cancelling) {
        this.dispatcher = dispatcher;
        this.owners = owners;
        this.spending = spending;
        this.cancelling = cancelling;
    }

    @Override
    public String actionType() {
        return "deploy_agent";
    }

    @Override
    public String step() {
        return "cancel_jobs";
    }

    @Override
    public void prepare(UndoneAct act) {
        var agentId = SubjectIds.of(act);
        dispatcher.withdraw(agentId);
        var why = "The Platform Governor took the agent back (" + act.reasonCategory()
                + "). The job was stopped; nothing more is done or charged for it.";
        for (var job : owners.goingOn(agentId)) {
            Tenancy.run(job.customerId(), () -> {
                // closed first: what a step under way would settle by itself would differ from what is settled here
                cancelling.cancel(job, why);
                // what was asked is paid for; what was reserved beyond that goes back
                spending.settleAtTheEnd(job);
            });
        }
    }

    @Override
    public Undone undo(UndoneAct act) {
        UUID agentId = SubjectIds.of(act);
        int cancelled = owners.cancelled(agentId);
        return new Undone(cancelled > 0, "jobs=" + cancelled, new Actor("agent-execution", ActorType.SYSTEM), agentId);
    }
}
