package com.waooaw.agentcreation.creation;

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
     * @param most how many steps, as if it died after them
     */
    @WorkflowMethod
    List<StepOutcome> undo(UndoneAct act, int most);
}
