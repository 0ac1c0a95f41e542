package com.waooaw.agentexecution;

import com.waooaw.activities.compensation.Compensations;
import com.waooaw.activities.compensation.Compensations.Step;
import com.waooaw.activities.compensation.Compensations.StepOutcome;
import com.waooaw.activities.compensation.Compensations.UndoStep;
import com.waooaw.activities.compensation.Compensations.UndoneAct;
import com.waooaw.activities.execution.ExecutionActivities;
import com.waooaw.platform.workflow.ActivityStubs;
import io.temporal.spring.boot.WorkflowImpl;
import java.util.List;

/** Public because Temporal instantiates it. */
@WorkflowImpl(taskQueues = "agent-creation")
public final class UndoForTestsImpl implements UndoForTests {

    @Override
    public List<StepOutcome> undo(UndoneAct act, List<Step> steps) {
        var wanted = steps.isEmpty() ? on(ExecutionActivities.TASK_QUEUE).plan(act) : steps;
        return wanted.stream()
                .map(step -> on(step.taskQueue()).undo(new UndoStep(act, step.name())))
                .toList();
    }

    private static Compensations on(String taskQueue) {
        return ActivityStubs.on(taskQueue, Compensations.class);
    }
}
