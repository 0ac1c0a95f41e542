package com.waooaw.governance.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Consumed;
import com.waooaw.governance.approval.Approval.Deferred;
import com.waooaw.governance.approval.Approval.Denied;
import com.waooaw.governance.approval.Approval.Escalated;
import com.waooaw.governance.approval.Approval.Expired;
import com.waooaw.governance.approval.Approval.Open;
import com.waooaw.governance.approval.Approval.Pending;
import com.waooaw.governance.approval.Approval.Settled;
import com.waooaw.governance.approval.Approval.Withdrawn;
import com.waooaw.governance.approval.ByPrecedent.Confirmed;
import com.waooaw.governance.approval.ByPrecedent.Revocable;
import com.waooaw.governance.approval.ByPrecedent.Vetoed;
import com.waooaw.governance.identity.Strength;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approval on the wire.
 *
 * @param actJson exactly what will be done, canonical JSON; left out of lists
 * @param dueAt an answer is expected by then
 * @param expiresAt the deadline
 * @param onSilence what it means when nobody has decided by then
 * @param reasonRequired whether a yes says why, too
 * @param rule which row of which decision table set these terms
 * @param decision who decided, or put it aside; absent until somebody did, and where a deadline did
 * @param reason of the decision, or the code of a withdrawal
 * @param deferredUntil until when it is put aside, where a time was said
 * @param useBy until when a yes may be used
 * @param precedent which precedent said yes, where one did
 * @param vetoUntil until when what it allowed may be taken back, or could be
 * @param escalation who passed it on to the Platform Governor, where somebody did
 * @param alternatives what could be done instead, where the requester knows of something
 * @param editable JSON pointers of the texts of the act that may be approved changed; left out of lists, and once settled
 * @param askedActHash hash of the act as it was asked, where it was approved with another text
 * @param askedActJson the act as it was asked, likewise; left out of lists
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
        Instant dueAt,
        Instant expiresAt,
        Terms.OnSilence onSilence,
        boolean reasonRequired,
        @Nullable Rule rule,
        @Nullable Instant settledAt,
        @Nullable Stamped decision,
        @Nullable String reason,
        @Nullable Instant deferredUntil,
        @Nullable Instant useBy,
        UUID correlationId,
        @Nullable Precedent precedent,
        @Nullable Instant vetoUntil,
        @Nullable Escalation escalation,
        List<String> alternatives,
        @Nullable List<String> editable,
        @Nullable String askedActHash,
        @Nullable String askedActJson) {

    /** A Governor passed it on, and the Platform Governor decides it. */
    record Escalation(String escalatedBy, Stamp.Channel source, Instant escalatedAt, String reason) {

        static @Nullable Escalation of(@Nullable PassedOn passedOn) {
            return passedOn == null
                    ? null
                    : new Escalation(
                            passedOn.stamp().by(),
                            passedOn.stamp().channel(),
                            passedOn.stamp().at(),
                            passedOn.reason());
        }
    }

    /** A precedent that said yes. */
    record Precedent(String seedId, int version) {

        static @Nullable Precedent of(@Nullable VetoWindow window) {
            return window == null ? null : new Precedent(window.precedent(), window.precedentVersion());
        }
    }

    /** What the requester thought, did and saw. */
    record Context(String think, String act, String observe) {}

    /** What a check noticed. */
    record Finding(String code, String severity, String message, String pointer) {}

    /**
     * Who decided, how, when, and how strongly they had shown who they are.
     *
     * @param deputyOf in whose place; absent where it was their own right
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stamped(
            String decidedBy,
            Stamp.Channel source,
            Instant decidedAt,
            Strength strength,
            @Nullable String deputyOf) {

        static Stamped of(Stamp stamp) {
            return new Stamped(stamp.by(), stamp.channel(), stamp.at(), stamp.strength(), stamp.deputyOf());
        }

        static @Nullable Stamped of(Authority authority) {
            return authority instanceof Authority.Human(var stamp, var _) ? of(stamp) : null;
        }
    }

    /** Which row of which decision table set the terms. */
    record Rule(String table, String version, String row) {

        static @Nullable Rule of(Terms.@Nullable Rule rule) {
            return rule == null ? null : new Rule(rule.table(), rule.version(), rule.row());
        }
    }

    private static @Nullable String given(String reason) {
        return reason.isEmpty() ? null : reason;
    }

    static ApprovalResource whole(Approval approval) {
        return of(approval, true);
    }

    static ApprovalResource listed(Approval approval) {
        return of(approval, false);
    }

    private static ApprovalResource of(Approval approval, boolean whole) {
        var question = approval.question();
        var asked = question.asked();
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
                whole ? question.act().json() : null,
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
                question.terms().dueAt(),
                question.terms().expiresAt(),
                question.terms().onSilence(),
                question.terms().reasonRequired(),
                Rule.of(question.terms().rule()),
                approval instanceof Settled settled ? settled.settledAt() : null,
                switch (approval) {
                    case Approved approved -> Stamped.of(approved.authority());
                    case Consumed consumed -> Stamped.of(consumed.authority());
                    case Denied denied -> Stamped.of(denied.stamp());
                    case Deferred deferred -> Stamped.of(deferred.deferral().stamp());
                    case Vetoed vetoed -> Stamped.of(vetoed.stamp());
                    case Pending _, Escalated _, Expired _, Withdrawn _, Revocable _, Confirmed _ -> null;
                },
                switch (approval) {
                    case Denied denied -> denied.reason();
                    case Withdrawn withdrawn -> withdrawn.reasonCode();
                    case Deferred deferred -> given(deferred.deferral().reason());
                    case Approved(var _, Authority.Human(var _, var reason), var _, var _) -> given(reason);
                    case Consumed(var _, Authority.Human(var _, var reason), var _, var _, var _) -> given(reason);
                    case Vetoed vetoed -> vetoed.reason();
                    case Approved _, Consumed _, Pending _, Escalated _, Expired _, Revocable _, Confirmed _ -> null;
                },
                approval instanceof Deferred deferred ? deferred.deferral().until() : null,
                switch (approval) {
                    case Approved approved -> approved.useBy();
                    case Consumed consumed -> consumed.useBy();
                    case Revocable yes -> yes.window().closes();
                    case Denied _, Withdrawn _, Open _, Expired _, Confirmed _, Vetoed _ -> null;
                },
                question.cause().correlationId(),
                Precedent.of(ByPrecedent.windowOf(approval)),
                vetoUntil(ByPrecedent.windowOf(approval)),
                Escalation.of(question.passedOn()),
                evidence.alternatives(),
                whole && approval instanceof Open
                        ? EditableText.of(question).stream()
                                .map(EditableText::pointer)
                                .toList()
                        : null,
                asked == null ? null : asked.hash(),
                asked == null || !whole ? null : asked.json());
    }

    private static @Nullable Instant vetoUntil(@Nullable VetoWindow window) {
        return window == null ? null : window.closes();
    }
}
