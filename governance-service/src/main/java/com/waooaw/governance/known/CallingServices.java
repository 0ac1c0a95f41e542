package com.waooaw.governance.known;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowTargetOptions;
import java.util.Optional;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Which service's workflow calls an activity of ours. No request says so, since whoever asks could name another: Temporal
 * knows on whose task queue the workflow runs, and nobody but that service runs workflows of its queue.
 */
@Component
public class CallingServices {

    private final WorkflowClient temporal;

    CallingServices(@Lazy WorkflowClient temporal) {
        this.temporal = temporal;
    }

    /** The service whose workflow calls this activity; empty where none does. No transaction spans it: Temporal is asked. */
    public Optional<String> calling() {
        return caller().map(this::queueOf);
    }

    private static Optional<ActivityInfo> caller() {
        try {
            return Optional.of(Activity.getExecutionContext().getInfo());
        } catch (IllegalStateException _) {
            // called in this very process, by no workflow
            return Optional.empty();
        }
    }

    private String queueOf(ActivityInfo caller) {
        var run = WorkflowTargetOptions.newBuilder()
                .setWorkflowId(caller.getWorkflowId())
                .setRunId(caller.getWorkflowRunId())
                .build();
        return temporal.newUntypedWorkflowStub(run).describe().getTaskQueue();
    }
}
