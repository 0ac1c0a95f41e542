package com.waooaw.agentexecution;

import com.waooaw.activities.compensation.Compensations.Step;
import com.waooaw.activities.compensation.Compensations.StepOutcome;
import com.waooaw.activities.compensation.Compensations.UndoneAct;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;

/** Takes an act back as Governance does: asks for the plan, and has each step undone on the step's queue. */
@WorkflowInterface
public interface UndoForTests {

    /**
     * Undoes an act.
     *
     * @param steps what is to be undone; none to ask the owner
     */
    @WorkflowMethod
    List<StepOutcome> undo(UndoneAct act, List<Step> steps);
}
