package com.waooaw.agentexecution.job;

import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What changes while a job is done.
 *
 * @param failure code of what ended it
 * @param approvalStatus how its publication was decided; absent until then
 * @param actHash of what the Governor was asked; absent until then
 * @param decidedBy pseudonymous subject of the human; absent where a deadline decided
 * @param editedHash of what they approved instead, where they changed its text
 */
record JobProgress(
        JobState state,
        @Nullable JobOutcome outcome,
        @Nullable String failure,
        @Nullable String failureDetail,
        @Nullable ApprovalStatus approvalStatus,
        @Nullable String actHash,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Instant startedAt,
        @Nullable Instant waitingSince,
        @Nullable Instant endedAt,
        @Nullable String editedHash) {

    static final JobProgress NONE =
            new JobProgress(JobState.QUEUED, null, null, null, null, null, null, null, null, null, null, null);

    JobProgress begun(Instant now) {
        return new JobProgress(
                next(JobState.RUNNING),
                null,
                null,
                null,
                approvalStatus,
                actHash,
                decidedBy,
                decidedAt,
                now,
                null,
                null,
                editedHash);
    }

    JobProgress waiting(String hash, Instant now) {
        return new JobProgress(
                next(JobState.WAITING_APPROVAL),
                null,
                null,
                null,
                approvalStatus,
                hash,
                decidedBy,
                decidedAt,
                startedAt,
                now,
                null,
                editedHash);
    }

    JobProgress decided(ApprovalStatus status, @Nullable String by, @Nullable Instant at) {
        return new JobProgress(
                state,
                outcome,
                failure,
                failureDetail,
                status,
                actHash,
                by,
                at,
                startedAt,
                waitingSince,
                endedAt,
                editedHash);
    }

    JobProgress edited(String hash) {
        return new JobProgress(
                state,
                outcome,
                failure,
                failureDetail,
                approvalStatus,
                actHash,
                decidedBy,
                decidedAt,
                startedAt,
                waitingSince,
                endedAt,
                hash);
    }

    JobProgress publishing() {
        return new JobProgress(
                next(JobState.PUBLISHING),
                null,
                null,
                null,
                approvalStatus,
                actHash,
                decidedBy,
                decidedAt,
                startedAt,
                waitingSince,
                null,
                editedHash);
    }

    JobProgress closed(JobOutcome how, @Nullable String code, @Nullable String detail, Instant now) {
        return new JobProgress(
                next(how.state()),
                how,
                code,
                detail,
                approvalStatus,
                actHash,
                decidedBy,
                decidedAt,
                startedAt,
                waitingSince,
                now,
                editedHash);
    }

    private JobState next(JobState wanted) {
        if (!state.canBecome(wanted)) {
            throw new WaooawException(
                    ExecutionError.STEP_OUT_OF_ORDER,
                    "a job that is %s cannot become %s"
                            .formatted(state.stored(), wanted.name().toLowerCase(Locale.ROOT)));
        }
        return wanted;
    }
}
