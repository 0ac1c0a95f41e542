package com.waooaw.governance.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.KeptDecisions;
import com.waooaw.governance.approval.KeptDecisions.Kept;
import com.waooaw.governance.approval.Revocations;
import com.waooaw.governance.veto.Category;
import com.waooaw.governance.veto.KeptVetoes;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.ErrorCode;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a device decided without a connection, sent when there is one again. */
@RestController
@Tag(name = "approvals")
class BatchSyncController {

    private static final int MOST = 100;

    private final KeptDecisions decisions;
    private final KeptVetoes vetoes;

    BatchSyncController(KeptDecisions decisions, KeptVetoes vetoes) {
        this.decisions = decisions;
        this.vetoes = vetoes;
    }

    /**
     * Kept decisions.
     *
     * @param decisions in the order in which they were made, at most 100
     */
    record KeptBatch(@NotEmpty @Size(max = MOST) List<@Valid @NotNull KeptDecision> decisions) {}

    /**
     * A kept decision.
     *
     * @param idempotencyKey chosen by the device for this decision; the same again gets the same answer
     * @param decidedAt when it was made, by the clock of the device; after a day it does not count
     * @param actHash hash of the act as the person was shown it
     * @param reason required but to put aside until a time
     * @param deferUntil with {@code defer}: until when, UTC
     * @param category with {@code veto}: what is wrong
     */
    record KeptDecision(
            @NotNull @Pattern(regexp = "[!-~]{1,200}", message = "has 1 to 200 visible ASCII characters") String idempotencyKey,

            @NotNull UUID approvalId,
            @NotNull Verdict decision,
            @NotNull Instant decidedAt,

            @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "is a SHA-256 in lower-case hex") String actHash,

            @Nullable String reason,
            @Nullable Instant deferUntil,
            @Nullable Category category) {}

    /** What was decided. */
    enum Verdict {
        /** Yes; refused, because it needs the connection. */
        @JsonProperty("approve")
        APPROVE,
        /** No. */
        @JsonProperty("deny")
        DENY,
        /** Not now. */
        @JsonProperty("defer")
        DEFER,
        /** No, or taken back, and what was wrong. */
        @JsonProperty("veto")
        VETO
    }

    /** What came of each, in the same order. */
    record KeptAnswers(List<KeptAnswer> results) {}

    /**
     * What came of one.
     *
     * @param code of the error, where it does not count
     * @param detail the same in words
     * @param status how the approval stands, where it was decided otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KeptAnswer(
            String idempotencyKey,
            UUID approvalId,
            Result result,
            @Nullable String code,
            @Nullable String detail,
            @Nullable ApprovalStatus status) {}

    /** What came of a kept decision. */
    enum Result {
        /** It took effect now. */
        @JsonProperty("applied")
        APPLIED,
        /** It had taken effect before. */
        @JsonProperty("was_applied")
        WAS_APPLIED,
        /** Something else was decided meanwhile, or it is too late. */
        @JsonProperty("conflict")
        CONFLICT,
        /** It does not count. */
        @JsonProperty("refused")
        REFUSED
    }

    @Operation(
            summary =
                    "Takes what a device decided without a connection: deny, defer and veto, each under a key of its own; an"
                            + " approval needs the connection. 200 with what came of each")
    @PostMapping("/v1/approvals/batch-sync")
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    KeptAnswers sync(Caller caller, Cause cause, @Valid @RequestBody KeptBatch batch) {
        return new KeptAnswers(batch.decisions().stream()
                .map(item -> applied(caller, item, cause))
                .toList());
    }

    /** Each in a transaction of its own: that one is refused takes no other back. */
    private KeptAnswer applied(Caller caller, KeptDecision item, Cause cause) {
        if (item.decision() == Verdict.APPROVE) {
            return refused(item, GovernanceError.NOT_KEPT_SO, "an approval needs the connection");
        }
        var outOfTime = decisions.outOfTime(item.decidedAt());
        if (outOfTime.isPresent()) {
            return refused(item, GovernanceError.NOT_KEPT_SO, outOfTime.get());
        }
        try {
            return item.decision() == Verdict.VETO ? vetoed(caller, item, cause) : decided(caller, item, cause);
        } catch (WaooawException e) {
            if (e.code().type() == ErrorType.EXTERNAL || e.code().type() == ErrorType.INTERNAL) {
                throw e; // not the item's fault: the whole is sent again, and each is done once
            }
            return refused(item, e.code(), String.valueOf(e.getMessage()));
        }
    }

    private KeptAnswer decided(Caller caller, KeptDecision item, Cause cause) {
        var answer = decisions.decide(
                caller,
                new Kept(
                        item.idempotencyKey(),
                        item.approvalId(),
                        item.actHash(),
                        item.decision() == Verdict.DEFER,
                        Objects.requireNonNullElse(item.reason(), ""),
                        item.deferUntil()),
                cause);
        return answer.error()
                .map(error -> notTaken(caller, item, error, answer.because()))
                .orElseGet(() -> taken(item, answer.first()));
    }

    private KeptAnswer vetoed(Caller caller, KeptDecision item, Cause cause) {
        var category = item.category();
        if (category == null) {
            return refused(item, GovernanceError.REASON_REQUIRED, "a veto says what is wrong: its category");
        }
        var wish = new Revocations.Wish(
                item.approvalId(),
                caller,
                false,
                item.actHash(),
                category.published(),
                Objects.requireNonNullElse(item.reason(), ""));
        var answer = vetoes.veto(wish, item.idempotencyKey(), cause);
        return answer.error()
                .map(error -> notTaken(caller, item, error, answer.because()))
                .orElseGet(() -> taken(item, answer.first()));
    }

    private static KeptAnswer taken(KeptDecision item, boolean first) {
        return new KeptAnswer(
                item.idempotencyKey(),
                item.approvalId(),
                first ? Result.APPLIED : Result.WAS_APPLIED,
                null,
                null,
                null);
    }

    private KeptAnswer notTaken(Caller caller, KeptDecision item, GovernanceError error, String because) {
        return error.type() == ErrorType.CONFLICT
                ? new KeptAnswer(
                        item.idempotencyKey(),
                        item.approvalId(),
                        Result.CONFLICT,
                        error.id(),
                        because,
                        decisions.status(caller, item.approvalId()).orElse(null))
                : refused(item, error, because);
    }

    private static KeptAnswer refused(KeptDecision item, ErrorCode error, String because) {
        return new KeptAnswer(item.idempotencyKey(), item.approvalId(), Result.REFUSED, error.id(), because, null);
    }
}
