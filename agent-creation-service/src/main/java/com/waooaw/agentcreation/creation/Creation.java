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
 * @param outcome how it ended, or would if nobody did anything more
 * @param revision 1 for the first blueprint, more for each mended one
 * @param revisionsAllowed so many are looked at; more only where the Platform Governor says so
 * @param reviseUntil a refused one is abandoned if nobody has mended it by then, or said how to go on
 * @param escalationId the last refusal was put to the Platform Governor under this id
 * @param withdrawnBy whoever took it back
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
        @Nullable Instant endedAt,
        int revision,
        int revisionsAllowed,
        @Nullable Instant reviseUntil,
        @Nullable UUID escalationId,
        @Nullable String escalationDisplayId,
        @Nullable String withdrawnBy) {

    Phase phase() {
        if (endedAt != null) {
            return Phase.ENDED;
        }
        if (withdrawnBy != null) {
            return Phase.WITHDRAW;
        }
        if (outcome == Outcome.REFUSED) {
            return Phase.REVISE;
        }
        if (outcome == Outcome.ESCALATED) {
            return escalationDisplayId == null ? Phase.ESCALATE : Phase.RULING;
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

    /** The id of a step, the same in every run; a mended blueprint takes each step anew. */
    UUID step(String name) {
        return StepIds.of(workflowId, name, revision);
    }
}
