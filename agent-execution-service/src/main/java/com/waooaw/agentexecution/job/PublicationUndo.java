package com.waooaw.agentexecution.job;

import com.waooaw.activities.compensation.Compensations.Step;
import com.waooaw.activities.compensation.Compensations.UndoneAct;
import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.workflow.undo.UndoAction;
import com.waooaw.platform.workflow.undo.UndoError;
import com.waooaw.platform.workflow.undo.UndoPlan;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a publication is taken back: in one step, by the key it went out with. */
@Component
class PublicationUndo implements UndoPlan, UndoAction {

    static final String UNPUBLISH = "unpublish";

    private final JobOwners owners;
    private final JobLedger ledger;
    private final TakingBack takingBack;

    PublicationUndo(JobOwners owners, JobLedger ledger, TakingBack takingBack) {
        this.owners = owners;
        this.ledger = ledger;
        this.takingBack = takingBack;
    }

    @Override
    public String actionType() {
        return PublishAct.ACTION;
    }

    @Override
    public String step() {
        return UNPUBLISH;
    }

    @Override
    public @Nullable UUID customer(UndoneAct act) {
        return owners.job(SubjectIds.of(act)).map(JobRef::customerId).orElse(null);
    }

    /** An act key means that the right to publish was used: then the post is out, or on its way. */
    @Override
    public List<Step> plan(UndoneAct act) {
        boolean begun = jobOf(act)
                .filter(job -> UndoPlan.wasUsed(act) || takingBack.wentOut(job))
                .isPresent();
        return begun ? List.of(new Step(UNPUBLISH, JobRef.TASK_QUEUE)) : List.of();
    }

    @Override
    public void prepare(UndoneAct act) {
        takingBack.takeBack(plannedJob(act));
    }

    @Override
    public Undone undo(UndoneAct act) {
        var job = plannedJob(act);
        boolean changed = takingBack.wentOut(job);
        return new Undone(
                changed,
                changed ? "unpublished" : "nothing_published",
                new Actor("agent-execution", ActorType.SYSTEM),
                null);
    }

    private JobExecution plannedJob(UndoneAct act) {
        return jobOf(act)
                .orElseThrow(() -> new WaooawException(ExecutionError.JOB_NOT_FOUND, "no job " + act.subjectId()));
    }

    private Optional<JobExecution> jobOf(UndoneAct act) {
        var job = owners.job(SubjectIds.of(act)).map(ledger::job);
        job.filter(found -> !isOf(found, act)).ifPresent(_ -> {
            throw new WaooawException(
                    UndoError.FOREIGN_ACT,
                    "%s was asked for another act than '%s'".formatted(act.approvalId(), act.actKey()));
        });
        return job;
    }

    private static boolean isOf(JobExecution job, UndoneAct act) {
        return job.approvalId().equals(act.approvalId())
                && (!UndoPlan.wasUsed(act) || act.actKey().equals(job.ref().publishKey()));
    }
}
