package com.waooaw.agentexecution.engagement;

import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * A customer's trial of an agent.
 *
 * @param trialEndsAt UTC; from this instant on the trial is over
 */
public record Engagement(UUID id, UUID customerId, UUID agentId, Instant trialStartedAt, Instant trialEndsAt) {

    /** How long a trial lasts: days of 24 hours. Source: domain.md P-07. */
    static final Duration TRIAL = Duration.ofDays(7);

    /** Jobs a trial may begin on one UTC day. Source: domain.md P-07. */
    static final int TASKS_PER_DAY = 10;

    static Engagement trial(UUID id, UUID customerId, UUID agentId, Instant now) {
        return new Engagement(id, customerId, agentId, now, now.plus(TRIAL));
    }

    EngagementState stateAt(Instant now) {
        return now.isBefore(trialEndsAt) ? EngagementState.TRIAL_ACTIVE : EngagementState.TRIAL_EXPIRED;
    }

    /** Holds an external act, or a new job, to the trial's seven days. */
    void requireRunning(Instant now) {
        if (stateAt(now) == EngagementState.TRIAL_EXPIRED) {
            throw new WaooawException(
                    ExecutionError.TRIAL_EXPIRED,
                    "trial_expired: the trial ended at " + trialEndsAt + "; what was made is kept");
        }
    }

    /** Holds a new job to the trial's limits. */
    void admit(Instant now, int tasksToday) {
        requireRunning(now);
        if (tasksToday >= TASKS_PER_DAY) {
            throw new WaooawException(
                    ExecutionError.TRIAL_DAILY_CAP,
                    "trial_daily_cap: a trial begins at most %d tasks a day; the next one from %s"
                            .formatted(TASKS_PER_DAY, startOfDay(now).plus(Duration.ofDays(1))));
        }
    }

    static Instant startOfDay(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}
