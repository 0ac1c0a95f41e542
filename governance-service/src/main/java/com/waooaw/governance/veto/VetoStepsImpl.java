package com.waooaw.governance.veto;

import com.waooaw.activities.compensation.Compensations.Step;
import com.waooaw.activities.compensation.Compensations.StepOutcome;
import com.waooaw.activities.compensation.Compensations.UndoneAct;
import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.precedent.UndoOwners;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.workflow.TemporalFailures;
import io.temporal.spring.boot.ActivityImpl;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Translates between Temporal and the use cases; decides nothing. */
@Component
@ActivityImpl(taskQueues = GovernanceActivities.TASK_QUEUE)
class VetoStepsImpl implements VetoSteps {

    private final Undoings undoings;
    private final UnfinishedVetoes vetoes;
    private final UndoOwners owners;
    private final VetoProperties settings;

    VetoStepsImpl(Undoings undoings, UnfinishedVetoes vetoes, UndoOwners owners, VetoProperties settings) {
        this.undoings = undoings;
        this.vetoes = vetoes;
        this.owners = owners;
        this.settings = settings;
    }

    @Override
    public Undoing undoing(UUID approvalId) {
        return asOwner(approvalId, () -> undoing(undoings.veto(approvalId)));
    }

    @Override
    public Undoing planned(UUID approvalId, List<Step> steps) {
        return asOwner(approvalId, () -> undoing(undoings.planned(approvalId, steps)));
    }

    @Override
    public void undone(UUID approvalId, StepOutcome outcome) {
        asOwner(approvalId, () -> {
            undoings.undone(approvalId, outcome);
            return approvalId;
        });
    }

    @Override
    public void ended(UUID approvalId) {
        asOwner(approvalId, () -> {
            undoings.ended(approvalId);
            return approvalId;
        });
    }

    @Override
    public void failed(UUID approvalId, String step, String code, int failuresBefore) {
        asOwner(approvalId, () -> {
            undoings.failed(approvalId, step, code, failuresBefore);
            return approvalId;
        });
    }

    private Undoing undoing(Veto veto) {
        return new Undoing(
                new UndoneAct(
                        veto.approvalId(),
                        veto.actionType(),
                        veto.actKey(),
                        veto.subjectId(),
                        veto.category().wireName(),
                        veto.cause()),
                owners.ownerOf(veto.actionType())
                        .orElseThrow(() -> new WaooawException(
                                GovernanceError.PRECEDENT_WITHOUT_UNDO,
                                "nobody is registered who can undo " + veto.actionType())),
                veto.isEnded(),
                veto.planned(),
                veto.steps().stream()
                        .filter(step -> !step.isDone())
                        .map(step -> new Step(step.name(), step.taskQueue()))
                        .toList(),
                veto.failures(),
                settings.giveUpAfter(),
                settings.tryAgainAfter());
    }

    private <T> T asOwner(UUID approvalId, Supplier<T> work) {
        return TemporalFailures.translating(
                () -> Tenancy.call(vetoes.ownerOf(approvalId).customerId(), work));
    }
}
