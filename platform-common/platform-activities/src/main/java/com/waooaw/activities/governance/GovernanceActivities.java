package com.waooaw.activities.governance;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.contracts.governance.VetoCategory;
import com.waooaw.platform.kernel.Cause;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks a human, and turns a yes into a right to act once. Task queue {@code governance}. */
@ActivityInterface(namePrefix = "Governance_")
public interface GovernanceActivities {

    /** Task queue of the owner. */
    String TASK_QUEUE = "governance";

    /**
     * Puts a question to a Governor. Idempotent by {@link ApprovalRequest#approvalId()}: a repeat returns the same
     * ticket, a repeat with another act than was asked or approved fails with {@code GOV-0007}.
     */
    ApprovalTicket requestApproval(ApprovalRequest request);

    /** How an approval stands now. Fails with {@code GOV-0001} for an unknown id. */
    ApprovalTicket approval(UUID approvalId);

    /**
     * Turns an approval into the right to do exactly the act it was given for, once. Idempotent by
     * {@link Consume#actKey()}: the same key gets the same permit again. Never fails for a refusal: see
     * {@link Consumption#refusal()}.
     */
    Consumption consume(Consume request);

    /** Takes a question back. Idempotent; does nothing to an approval that is settled. */
    void withdrawApproval(UUID approvalId, String reasonCode);

    /**
     * A question to a Governor.
     *
     * @param approvalId chosen by the requester, stable across restarts of its workflow
     * @param requesterId the agent or person who asks; never the one who decides
     * @param subjectType {@code agent} or {@code job}
     * @param actionType {@code deploy_agent} or {@code publish_content}
     * @param actJson canonical JSON (RFC 8785) of exactly what will be done
     * @param actHash lower-case hex SHA-256 of {@code actJson}; Governance computes it again and refuses a mismatch
     * @param summary at most 200 characters
     * @param context what was thought, done and seen
     * @param risks at most 5
     * @param findings what the checks noticed; shown with the question
     * @param riskLevel {@code low}, {@code medium}, {@code high} or {@code critical}
     * @param blastRadius likewise
     * @param estimatedCostUsd decimal text, US dollars
     * @param customerId the customer whose Governor decides; present exactly for scope ENGAGEMENT
     * @param cause the chain it belongs to
     * @param facts what may be looked at to find a precedent; a missing one counts as false
     * @param editable JSON pointers of texts of the act that the requester takes changed: where a Governor approves another
     *     text, it does {@link ApprovalTicket#editedActJson()}; absent where it does exactly this act or none
     * @param alternatives what could be done instead, at most 3, in plain sentences; absent where there is nothing
     * @param kept what no other text may be without; absent where there is nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ApprovalRequest(
            UUID approvalId,
            ApprovalClass approvalClass,
            ApprovalScope scope,
            @Nullable UUID engagementId,
            @Nullable UUID customerId,
            String requesterId,
            String requesterType,
            String subjectType,
            String subjectId,
            String actionType,
            String actJson,
            String actHash,
            String summary,
            Context context,
            List<String> risks,
            List<Finding> findings,
            String riskLevel,
            String blastRadius,
            boolean reversible,
            @Nullable String compensationRef,
            String estimatedCostUsd,
            List<String> evidenceRefs,
            Cause cause,
            @Nullable Map<String, Object> facts,
            @Nullable List<String> editable,
            @Nullable List<String> alternatives,
            @Nullable List<Kept> kept) {

        @JsonCreator
        public ApprovalRequest {
            risks = List.copyOf(risks);
            findings = List.copyOf(findings);
            evidenceRefs = List.copyOf(evidenceRefs);
            facts = facts == null ? null : Map.copyOf(facts);
            editable = editable == null ? null : List.copyOf(editable);
            alternatives = alternatives == null ? null : List.copyOf(alternatives);
            kept = kept == null ? null : List.copyOf(kept);
        }

        /** A question about exactly this act, which nothing could take the place of. */
        public ApprovalRequest(
                UUID approvalId,
                ApprovalClass approvalClass,
                ApprovalScope scope,
                @Nullable UUID engagementId,
                @Nullable UUID customerId,
                String requesterId,
                String requesterType,
                String subjectType,
                String subjectId,
                String actionType,
                String actJson,
                String actHash,
                String summary,
                Context context,
                List<String> risks,
                List<Finding> findings,
                String riskLevel,
                String blastRadius,
                boolean reversible,
                @Nullable String compensationRef,
                String estimatedCostUsd,
                List<String> evidenceRefs,
                Cause cause,
                @Nullable Map<String, Object> facts) {
            this(
                    approvalId,
                    approvalClass,
                    scope,
                    engagementId,
                    customerId,
                    requesterId,
                    requesterType,
                    subjectType,
                    subjectId,
                    actionType,
                    actJson,
                    actHash,
                    summary,
                    context,
                    risks,
                    findings,
                    riskLevel,
                    blastRadius,
                    reversible,
                    compensationRef,
                    estimatedCostUsd,
                    evidenceRefs,
                    cause,
                    facts,
                    null,
                    null,
                    null);
        }

        /** The same, and the texts at these pointers may be approved changed. */
        public ApprovalRequest withEditable(List<String> pointers) {
            return with(pointers, alternatives, kept);
        }

        /** The same, and what could be done instead. */
        public ApprovalRequest withAlternatives(List<String> instead) {
            return with(editable, instead, kept);
        }

        /** The same, and whatever text is approved has these lines. */
        public ApprovalRequest withKept(List<Kept> lines) {
            return with(editable, alternatives, lines);
        }

        private ApprovalRequest with(
                @Nullable List<String> pointers, @Nullable List<String> instead, @Nullable List<Kept> lines) {
            return new ApprovalRequest(
                    approvalId,
                    approvalClass,
                    scope,
                    engagementId,
                    customerId,
                    requesterId,
                    requesterType,
                    subjectType,
                    subjectId,
                    actionType,
                    actJson,
                    actHash,
                    summary,
                    context,
                    risks,
                    findings,
                    riskLevel,
                    blastRadius,
                    reversible,
                    compensationRef,
                    estimatedCostUsd,
                    evidenceRefs,
                    cause,
                    facts,
                    pointers,
                    instead,
                    lines);
        }
    }

    /**
     * What an editable text carries, whoever changes it.
     *
     * @param pointer of the text
     * @param text lines: each that is not blank stays a line of its own
     */
    record Kept(String pointer, String text) {

        /** The lines this other text has no more, in their order. */
        public List<String> missingIn(String other) {
            var there = other.lines().map(String::strip).collect(Collectors.toUnmodifiableSet());
            return lines().stream().filter(line -> !there.contains(line)).toList();
        }

        /** What stays, line by line. */
        public List<String> lines() {
            return text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    /** What the requester thought, did and saw; plain sentences. */
    record Context(String think, String act, String observe) {}

    /** Something a check noticed: rule code, {@code critical|high|medium|low|info}, sentence, JSON pointer. */
    record Finding(String code, String severity, String message, String pointer) {}

    /**
     * How an approval stands.
     *
     * @param actHash of what was asked; of what was approved, where that has another text
     * @param expiresAt UTC; silence until then denies
     * @param decidedBy pseudonymous subject of the human; absent until decided, and where a deadline decided
     * @param rationale reason given, present for a denial
     * @param vetoCategory what was found wrong; present exactly where it was vetoed, waiting or allowed
     * @param editedActJson the act a Governor approved instead of the one that was asked about, canonical JSON: the only one
     *     there will be a permit for; absent where they approved what was asked, or nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ApprovalTicket(
            UUID approvalId,
            String displayId,
            ApprovalStatus status,
            String actHash,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            @Nullable String rationale,
            @Nullable VetoCategory vetoCategory,
            @Nullable String editedActJson) {

        @JsonCreator
        public ApprovalTicket {}

        /** Of an approval whose act is as it was asked. */
        public ApprovalTicket(
                UUID approvalId,
                String displayId,
                ApprovalStatus status,
                String actHash,
                Instant createdAt,
                Instant expiresAt,
                @Nullable Instant decidedAt,
                @Nullable String decidedBy,
                @Nullable String rationale,
                @Nullable VetoCategory vetoCategory) {
            this(
                    approvalId,
                    displayId,
                    status,
                    actHash,
                    createdAt,
                    expiresAt,
                    decidedAt,
                    decidedBy,
                    rationale,
                    vetoCategory,
                    null);
        }
    }

    /**
     * Wants to act on an approval.
     *
     * @param actHash SHA-256 of the canonical JSON of what is about to be done, computed now, not remembered
     * @param actKey names this one act; stable across restarts
     */
    record Consume(UUID approvalId, String actHash, String actKey, Cause cause) {}

    /**
     * A permit, or why there is none: exactly one is present.
     *
     * @param refusal {@code not_approved}, {@code act_changed}, {@code already_used} or {@code expired}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Consumption(@Nullable Permit permit, @Nullable String refusal) {}

    /** A right to act once, until {@code validUntil} (UTC). */
    record Permit(UUID permitId, UUID approvalId, String actHash, String actKey, Instant validUntil) {}
}
