package com.waooaw.agentcreation.creation;

import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.workflow.StepIds;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run of the seven stages; each moment that is present has happened.
 *
 * @param reviewedAt all checks have run and none refused
 * @param approvalExpiresAt the question is with the Governor until then
 * @param decision what the Governor, or the deadline, said
 * @param vetoCategory what the Governor found wrong, where the decision was a veto
 * @param settledAt the decision has had its effect
 * @param deployUntil the permit is there; the agent must be healthy by then
 * @param failure code of why the deployment is undone
 * @param outcome how it ended
 */
record Creation(
        UUID agentId,
        int round,
        String workflowId,
        String requestedBy,
        UUID correlationId,
        Instant startedAt,
        @Nullable Instant reviewedAt,
        @Nullable UUID approvalId,
        @Nullable String approvalDisplayId,
        @Nullable Instant approvalExpiresAt,
        @Nullable ApprovalStatus decision,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable UUID decisionCause,
        @Nullable String vetoCategory,
        @Nullable Instant settledAt,
        @Nullable UUID permitId,
        @Nullable Instant deployUntil,
        @Nullable String failure,
        @Nullable Outcome outcome,
        @Nullable Instant endedAt) {

    Phase phase() {
        if (endedAt != null) {
            return Phase.ENDED;
        }
        if (failure != null) {
            return Phase.UNDO;
        }
        if (settledAt != null) {
            return Phase.DEPLOY;
        }
        if (approvalExpiresAt != null) {
            return Phase.DECIDE;
        }
        return reviewedAt == null ? Phase.REVIEW : Phase.ASK;
    }

    /** Why a step of it happens: the step itself, in the chain of the request. */
    Cause causeOf(String step) {
        return new Cause(correlationId, step(step));
    }

    /** The id of a step, the same in every run. */
    UUID step(String name) {
        return StepIds.of(workflowId, name, 1);
    }
}
