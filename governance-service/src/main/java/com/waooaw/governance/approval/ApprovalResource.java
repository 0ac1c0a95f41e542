package com.waooaw.governance.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Consumed;
import com.waooaw.governance.approval.Approval.Denied;
import com.waooaw.governance.approval.Approval.Expired;
import com.waooaw.governance.approval.Approval.Pending;
import com.waooaw.governance.approval.Approval.Settled;
import com.waooaw.governance.approval.Approval.Withdrawn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approval on the wire.
 *
 * @param actJson exactly what will be done, canonical JSON; left out of lists
 * @param decision who decided; absent until somebody did, and where a deadline did
 * @param reason of a denial, or the code of a withdrawal
 * @param useBy until when a yes may be used
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApprovalResource(
        UUID approvalId,
        String displayId,
        ApprovalClass approvalClass,
        ApprovalScope scope,
        @Nullable UUID engagementId,
        @Nullable UUID customerId,
        String requesterId,
        String requesterType,
        String subjectType,
        String subjectId,
        String actionType,
        @Nullable String actJson,
        String actHash,
        String summary,
        Context context,
        List<String> risks,
        List<Finding> findings,
        List<String> evidenceRefs,
        String riskLevel,
        String blastRadius,
        boolean reversible,
        @Nullable String compensationRef,
        BigDecimal estimatedCostUsd,
        ApprovalStatus status,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant settledAt,
        @Nullable Stamped decision,
        @Nullable String reason,
        @Nullable Instant useBy,
        UUID correlationId) {

    /** What the requester thought, did and saw. */
    record Context(String think, String act, String observe) {}

    /** What a check noticed. */
    record Finding(String code, String severity, String message, String pointer) {}

    /** Who decided, how and when. */
    record Stamped(String decidedBy, Stamp.Channel source, Instant decidedAt) {

        static Stamped of(Stamp stamp) {
            return new Stamped(stamp.by(), stamp.channel(), stamp.at());
        }
    }

    static ApprovalResource whole(Approval approval) {
        return of(approval, approval.question().act().json());
    }

    static ApprovalResource listed(Approval approval) {
        return of(approval, null);
    }

    private static ApprovalResource of(Approval approval, @Nullable String actJson) {
        var question = approval.question();
        var evidence = question.evidence();
        return new ApprovalResource(
                question.id(),
                question.displayId(),
                question.approvalClass(),
                question.scope(),
                question.engagementId(),
                question.customerId(),
                question.requester().id(),
                question.requester().type(),
                question.subject().type(),
                question.subject().id(),
                question.actionType(),
                actJson,
                question.act().hash(),
                question.summary(),
                new Context(evidence.think(), evidence.act(), evidence.observe()),
                evidence.risks(),
                evidence.findings().stream()
                        .map(f -> new Finding(f.code(), f.severity(), f.message(), f.pointer()))
                        .toList(),
                evidence.refs(),
                question.riskLevel(),
                question.blastRadius(),
                question.reversible(),
                question.compensationRef(),
                question.estimatedCostUsd(),
                approval.status(),
                question.createdAt(),
                question.expiresAt(),
                approval instanceof Settled settled ? settled.settledAt() : null,
                switch (approval) {
                    case Approved approved -> Stamped.of(approved.stamp());
                    case Consumed consumed -> Stamped.of(consumed.stamp());
                    case Denied denied -> Stamped.of(denied.stamp());
                    case Pending _, Expired _, Withdrawn _ -> null;
                },
                switch (approval) {
                    case Denied denied -> denied.reason();
                    case Withdrawn withdrawn -> withdrawn.reasonCode();
                    case Approved _, Consumed _, Pending _, Expired _ -> null;
                },
                switch (approval) {
                    case Approved approved -> approved.useBy();
                    case Consumed consumed -> consumed.useBy();
                    case Denied _, Withdrawn _, Pending _, Expired _ -> null;
                },
                question.cause().correlationId());
    }
}
