package com.waooaw.governance.approval;

import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.platform.kernel.Cause;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a Governor is asked. Never changes: another act is another question.
 *
 * @param displayId for people, {@code APPR-} and 8 hex digits
 * @param customerId whose Governor decides; present exactly for scope ENGAGEMENT
 * @param terms until when, and what silence means
 * @param passedOn who handed it to the Platform Governor; absent where nobody did
 */
record Question(
        UUID id,
        String displayId,
        ApprovalClass approvalClass,
        ApprovalScope scope,
        @Nullable UUID engagementId,
        @Nullable UUID customerId,
        Requester requester,
        Subject subject,
        String actionType,
        Act act,
        String summary,
        Evidence evidence,
        String riskLevel,
        String blastRadius,
        boolean reversible,
        @Nullable String compensationRef,
        BigDecimal estimatedCostUsd,
        Cause cause,
        Instant createdAt,
        Terms terms,
        @Nullable PassedOn passedOn) {

    /** One that nobody has passed on. */
    Question(
            UUID id,
            String displayId,
            ApprovalClass approvalClass,
            ApprovalScope scope,
            @Nullable UUID engagementId,
            @Nullable UUID customerId,
            Requester requester,
            Subject subject,
            String actionType,
            Act act,
            String summary,
            Evidence evidence,
            String riskLevel,
            String blastRadius,
            boolean reversible,
            @Nullable String compensationRef,
            BigDecimal estimatedCostUsd,
            Cause cause,
            Instant createdAt,
            Terms terms) {
        this(
                id,
                displayId,
                approvalClass,
                scope,
                engagementId,
                customerId,
                requester,
                subject,
                actionType,
                act,
                summary,
                evidence,
                riskLevel,
                blastRadius,
                reversible,
                compensationRef,
                estimatedCostUsd,
                cause,
                createdAt,
                terms,
                null);
    }

    /** The same question, put to the Platform Governor. */
    Question with(PassedOn to) {
        return new Question(
                id,
                displayId,
                approvalClass,
                scope,
                engagementId,
                customerId,
                requester,
                subject,
                actionType,
                act,
                summary,
                evidence,
                riskLevel,
                blastRadius,
                reversible,
                compensationRef,
                estimatedCostUsd,
                cause,
                createdAt,
                terms,
                to);
    }

    /** The customer whose Governor is asked; none for the Platform Governor. */
    @Nullable UUID customerAsked() {
        return passedOn == null ? customerId : null;
    }

    boolean isOfAnEngagement() {
        return scope == ApprovalScope.ENGAGEMENT;
    }

    boolean overdueAt(Instant at) {
        return !at.isBefore(terms.expiresAt());
    }

    /** Who asks. */
    record Requester(String id, String type) {}

    /** What it is about. */
    record Subject(String type, String id) {}

    /** What is shown with the question; stored as one document. */
    record Evidence(
            String think, String act, String observe, List<String> risks, List<Finding> findings, List<String> refs) {

        Evidence {
            risks = List.copyOf(risks);
            findings = List.copyOf(findings);
            refs = List.copyOf(refs);
        }
    }

    /** What a check noticed. */
    record Finding(String code, String severity, String message, String pointer) {}
}
