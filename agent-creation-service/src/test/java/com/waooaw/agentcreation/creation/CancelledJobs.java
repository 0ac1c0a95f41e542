package com.waooaw.agentcreation.creation;

import com.waooaw.activities.compensation.Compensations;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Execution's part of taking a deployment back, in memory. */
public class CancelledJobs implements Compensations {

    final List<String> agents = new CopyOnWriteArrayList<>();

    @Override
    public List<Step> plan(UndoneAct act) {
        return List.of();
    }

    @Override
    public StepOutcome undo(UndoStep step) {
        agents.add(step.act().subjectId());
        return new StepOutcome(step.name(), true, "jobs=2");
    }
}
