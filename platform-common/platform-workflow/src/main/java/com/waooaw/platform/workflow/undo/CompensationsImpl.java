package com.waooaw.platform.workflow.undo;

import com.waooaw.activities.compensation.Compensations;
import com.waooaw.platform.workflow.TemporalFailures;
import io.temporal.spring.boot.ActivityImpl;
import java.util.List;

/** Translates between Temporal and the undoing; decides nothing. */
@ActivityImpl(taskQueues = "${waooaw.task-queue}")
class CompensationsImpl implements Compensations {

    private final Undoing undoing;

    CompensationsImpl(Undoing undoing) {
        this.undoing = undoing;
    }

    @Override
    public List<Step> plan(UndoneAct act) {
        return TemporalFailures.translating(() -> undoing.plan(act));
    }

    @Override
    public StepOutcome undo(UndoStep step) {
        return TemporalFailures.translating(() -> undoing.undo(step));
    }
}
