package com.waooaw.platform.workflow;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Activity stubs as every workflow of ours uses them; for workflow code only. */
public final class ActivityStubs {

    /**
     * Who is at work on an activity says so every five seconds, by himself; after so long without it he is taken for
     * dead, and the activity is tried again.
     */
    public static final Duration SIGN_OF_LIFE = Duration.ofSeconds(20);

    private ActivityStubs() {}

    /**
     * Activities on a queue: a transient failure is tried again for as long as it takes, a refusal is not; one attempt
     * may take two minutes.
     */
    public static <T> T on(String taskQueue, Class<T> type) {
        return on(taskQueue, type, Duration.ofMinutes(2));
    }

    /** The same, with another bound on one attempt. */
    public static <T> T on(String taskQueue, Class<T> type, Duration startToClose) {
        return Workflow.newActivityStub(type, options(taskQueue, startToClose).build());
    }

    /** The same, given up after so long: an {@code ActivityFailure} then tells the workflow what it was. */
    public static <T> T on(String taskQueue, Class<T> type, Duration startToClose, Duration giveUpAfter) {
        return Workflow.newActivityStub(
                type,
                options(taskQueue, startToClose)
                        .setScheduleToCloseTimeout(giveUpAfter)
                        .build());
    }

    private static ActivityOptions.Builder options(String taskQueue, Duration startToClose) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(taskQueue)
                .setStartToCloseTimeout(startToClose)
                .setHeartbeatTimeout(SIGN_OF_LIFE)
                .setRetryOptions(RetryOptions.newBuilder()
                        .setInitialInterval(Duration.ofSeconds(1))
                        .setBackoffCoefficient(2)
                        .setMaximumInterval(Duration.ofMinutes(1))
                        .build());
    }
}
