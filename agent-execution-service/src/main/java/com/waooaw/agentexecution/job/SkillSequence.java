package com.waooaw.agentexecution.job;

import com.waooaw.activities.knowledge.KnowledgeActivities;
import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.platform.budget.Reserving;
import com.waooaw.platform.workflow.ActivityStubs;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** What a customer's job and a sample job have in common, and how long a skill may take; workflow code. */
public final class SkillSequence {

    /** A skill that takes longer has failed. Source: domain.md 4.2. */
    private static final Duration SKILL = Duration.ofMinutes(10);

    private static final String UNAVAILABLE = ExecutionError.PART_UNAVAILABLE.id();

    private final KnowledgeActivities knowledge =
            bounded(KnowledgeActivities.class, KnowledgeActivities.TASK_QUEUE, Duration.ofSeconds(30));

    private final JobSteps skills = skills();
    private final Reserving reserving = new Reserving();

    /** Steps that are skills: over after ten minutes, however often tried. */
    public static JobSteps skills() {
        return bounded(JobSteps.class, JobRef.TASK_QUEUE, Duration.ofMinutes(2));
    }

    private static <T> T bounded(Class<T> type, String taskQueue, Duration attempt) {
        return Workflow.newActivityStub(
                type,
                ActivityOptions.newBuilder()
                        .setTaskQueue(taskQueue)
                        .setStartToCloseTimeout(attempt)
                        .setScheduleToCloseTimeout(SKILL)
                        .setHeartbeatTimeout(ActivityStubs.SIGN_OF_LIFE)
                        .setRetryOptions(RetryOptions.newBuilder()
                                .setInitialInterval(Duration.ofSeconds(1))
                                .setMaximumInterval(Duration.ofSeconds(30))
                                .build())
                        .build());
    }

    /** From the brief to a checked article. */
    public void write(JobRef job) {
        if (Workflow.getVersion("reserve-before-research", Workflow.DEFAULT_VERSION, 1) == 1) {
            reserve(job);
        }
        for (var question : skills.openQuestions(job)) {
            skills.keepAnswer(job, question.position(), knowledge.search(question.request()));
        }
        skills.gather(job);
        skills.draft(job);
        skills.factCheck(job);
    }

    private void reserve(JobRef job) {
        var expense = skills.expense(job);
        if (expense != null) {
            reserving.reserve(expense).ifPresent(refused -> skills.refuse(job, refused.budget(), refused.refusal()));
        }
    }

    /** The code of what went wrong: the owner's, or that somebody did not answer in time. */
    public static String codeOf(ActivityFailure failure) {
        return failure.getCause() instanceof ApplicationFailure known
                        && known.getType().matches("[A-Z]+-\\d{4}")
                ? known.getType()
                : UNAVAILABLE;
    }

    /** What to tell a reader about it. */
    public static String detailOf(ActivityFailure failure) {
        return failure.getCause() instanceof ApplicationFailure known
                        && known.getType().matches("[A-Z]+-\\d{4}")
                ? known.getOriginalMessage()
                : failure.getActivityType() + " did not succeed in time";
    }
}
