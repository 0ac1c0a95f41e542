package com.waooaw.governance.approval;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.waooaw.activities.governance.GovernanceActivities.Kept;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.platform.kernel.Cause;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a Governor is asked. What was asked never changes; a Governor may say yes to it with another text.
 *
 * @param displayId for people, {@code APPR-} and 8 hex digits
 * @param act what will be done: as it was asked, or with the text its Governor approved instead
 * @param customerId whose Governor decides; present exactly for scope ENGAGEMENT
 * @param terms until when, and what silence means
 * @param passedOn who handed it to the Platform Governor; absent where nobody did
 * @param asked the act as it was asked, where its Governor approved it with another text
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
        @Nullable PassedOn passedOn,
        @Nullable Act asked) {

    /** The same question, put to the Platform Governor. */
    Question with(PassedOn to) {
        return with(act, to, asked);
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

    /** The act as it was asked. */
    Act askedAct() {
        return asked == null ? act : asked;
    }

    /** Whether a person may have been shown an act of this hash here. */
    boolean wasShown(String hash) {
        return hash.equals(act.hash()) || hash.equals(askedAct().hash());
    }

    /** The same about an act with another text. */
    Question withEdited(Act edited) {
        return with(edited, passedOn, askedAct());
    }

    private Question with(Act newAct, @Nullable PassedOn newPassedOn, @Nullable Act newAsked) {
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
                newAct,
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
                newPassedOn,
                newAsked);
    }

    /** Who asks. */
    record Requester(String id, String type) {}

    /** What it is about. */
    record Subject(String type, String id) {}

    /**
     * What is shown with the question; stored as one document.
     *
     * @param editable pointers of texts its requester takes changed
     * @param alternatives what could be done instead
     * @param kept what no other text may be without
     */
    record Evidence(
            String think,
            String act,
            String observe,
            List<String> risks,
            List<Finding> findings,
            List<String> refs,
            List<String> editable,
            List<String> alternatives,
            List<Kept> kept) {

        @JsonCreator
        Evidence {
            risks = List.copyOf(risks);
            findings = List.copyOf(findings);
            refs = List.copyOf(refs);
            editable = given(editable);
            alternatives = given(alternatives);
            kept = given(kept);
        }

        Evidence(
                String think,
                String act,
                String observe,
                List<String> risks,
                List<Finding> findings,
                List<String> refs,
                List<String> editable,
                List<String> alternatives) {
            this(think, act, observe, risks, findings, refs, editable, alternatives, List.of());
        }

        /** Absent in documents that were stored before there was such a list. */
        private static <T> List<T> given(@Nullable List<T> list) {
            return list == null ? List.of() : List.copyOf(list);
        }
    }

    /** What a check noticed. */
    record Finding(String code, String severity, String message, String pointer) {}
}
