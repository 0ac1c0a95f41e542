package com.waooaw.agentexecution.engagement;

import java.time.Instant;
import java.util.UUID;

/**
 * An engagement as its customer sees it.
 *
 * @param mode {@code trial}: everything stays in the sandbox
 * @param tasksPerDay jobs that may be begun on one UTC day
 */
public record EngagementView(
        UUID engagementId,
        UUID agentId,
        EngagementState state,
        String mode,
        Instant trialStartedAt,
        Instant trialEndsAt,
        int tasksPerDay) {

    static EngagementView of(Engagement engagement, Instant now) {
        return new EngagementView(
                engagement.id(),
                engagement.agentId(),
                engagement.stateAt(now),
                "trial",
                engagement.trialStartedAt(),
                engagement.trialEndsAt(),
                Engagement.TASKS_PER_DAY);
    }
}
