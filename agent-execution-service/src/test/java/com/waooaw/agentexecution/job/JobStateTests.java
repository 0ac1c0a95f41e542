package com.waooaw.agentexecution.job;

import static com.waooaw.agentexecution.job.JobState.CANCELLED;
import static com.waooaw.agentexecution.job.JobState.COMPLETED;
import static com.waooaw.agentexecution.job.JobState.FAILED;
import static com.waooaw.agentexecution.job.JobState.PUBLISHING;
import static com.waooaw.agentexecution.job.JobState.QUEUED;
import static com.waooaw.agentexecution.job.JobState.RUNNING;
import static com.waooaw.agentexecution.job.JobState.WAITING_APPROVAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobStateTests {

    static final Map<JobState, Set<JobState>> ALLOWED = Map.of(
            QUEUED, Set.of(RUNNING, FAILED, CANCELLED),
            RUNNING, Set.of(WAITING_APPROVAL, COMPLETED, FAILED, CANCELLED),
            WAITING_APPROVAL, Set.of(PUBLISHING, COMPLETED, FAILED, CANCELLED),
            PUBLISHING, Set.of(COMPLETED, FAILED, CANCELLED),
            COMPLETED, Set.of(),
            FAILED, Set.of(),
            CANCELLED, Set.of());

    @ParameterizedTest
    @EnumSource
    void becomesOnlyWhatTheTableAllows(JobState from) {
        for (var to : JobState.values()) {
            assertThat(from.canBecome(to))
                    .as("%s to %s", from, to)
                    .isEqualTo(ALLOWED.get(from).contains(to));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isFinalExactlyWhereNothingFollows(JobState state) {
        assertThat(state.isFinal()).isEqualTo(ALLOWED.get(state).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void isStoredUnderANameThatLeadsBack(JobState state) {
        assertThat(JobState.ofStored(state.stored())).isEqualTo(state);
    }
}
