package com.waooaw.agentcreation.creation;

import com.waooaw.activities.agentcreation.AgentCreationActivities;
import com.waooaw.activities.compensation.Compensations;
import com.waooaw.activities.compensation.Compensations.StepOutcome;
import com.waooaw.activities.compensation.Compensations.UndoStep;
import com.waooaw.activities.compensation.Compensations.UndoneAct;
import com.waooaw.platform.workflow.ActivityStubs;
import io.temporal.spring.boot.WorkflowImpl;
import java.util.List;

/** Public because Temporal instantiates it. */
@WorkflowImpl(taskQueues = AgentCreationActivities.TASK_QUEUE)
public final class UndoForTestsImpl implements UndoForTests {

    @Override
    public List<StepOutcome> undo(UndoneAct act, int most) {
        return on(AgentCreationActivities.TASK_QUEUE).plan(act).stream()
                .limit(most)
                .map(step -> on(step.taskQueue()).undo(new UndoStep(act, step.name())))
                .toList();
    }

    private static Compensations on(String taskQueue) {
        return ActivityStubs.on(taskQueue, Compensations.class);
    }
}
