package com.waooaw.governance.authority;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Page;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who decides in a Governor's place, and what they did. */
@RestController
@Tag(name = "delegations")
class DelegationController {

    private final Delegations delegations;
    private final DeputyActs acts;

    DelegationController(Delegations delegations, DeputyActs acts) {
        this.delegations = delegations;
        this.acts = acts;
    }

    /**
     * A delegation; of everything the Governor governs.
     *
     * @param deputy subject of a person who may stand in, as the issuer gives it
     * @param onSilence whether it counts only for what the Governor leaves unanswered; not where not said
     * @param from UTC; now where not said
     * @param until UTC; at most 30 days later, on silence 365
     * @param reason 1 to 2000 characters
     */
    record DelegationRequest(
            @NotNull String deputy,
            @Nullable Boolean onSilence,
            @Nullable Instant from,
            @NotNull Instant until,
            @NotNull String reason) {}

    /**
     * A delegation.
     *
     * @param governor pseudonymous subject of who delegated
     * @param endedAt when it was ended before its time; absent where it was not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DelegationResource(
            UUID delegationId,
            @Nullable UUID customerId,
            String governor,
            String deputy,
            boolean onSilence,
            Instant from,
            Instant until,
            String reason,
            Instant madeAt,
            @Nullable Instant endedAt,
            @Nullable String endedBy) {

        static DelegationResource of(Delegation delegation) {
            return new DelegationResource(
                    delegation.id(),
                    delegation.customerId(),
                    delegation.governor(),
                    delegation.deputy(),
                    delegation.onSilence(),
                    delegation.from(),
                    delegation.until(),
                    delegation.reason(),
                    delegation.madeAt(),
                    delegation.endedAt(),
                    delegation.endedBy());
        }
    }

    /** Whether a Governor would have decided so, too. */
    enum ReviewVerdict {
        /** They would have. */
        @JsonProperty("agree")
        AGREE,
        /** They would have decided otherwise. */
        @JsonProperty("object")
        OBJECT
    }

    /**
     * A review.
     *
     * @param reason required to object; up to 2000 characters
     */
    record ReviewRequest(
            @NotNull ReviewVerdict verdict, @Nullable String reason) {}

    /**
     * What a deputy decided.
     *
     * @param approvalId of the question, where they decided one
     * @param budgetRequestId of the request for more money, where they answered one
     * @param decision {@code approve}, {@code deny} or {@code defer}; of money {@code continue}, {@code wait} or
     *     {@code optimise}
     * @param deputyOf pseudonymous subject of the Governor in whose place they did
     * @param reviewBy by when the Governor looks at it
     * @param verdict {@code agree} or {@code object}; absent until they have looked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeputyActResource(
            UUID actId,
            UUID delegationId,
            @Nullable UUID approvalId,
            @Nullable UUID budgetRequestId,
            String displayId,
            String actionType,
            String decision,
            String deputy,
            String deputyOf,
            Instant decidedAt,
            Instant reviewBy,
            @Nullable String verdict,
            @Nullable String reviewedBy,
            @Nullable Instant reviewedAt,
            @Nullable String reviewReason) {

        static DeputyActResource of(DeputyAct act) {
            var review = act.review();
            return new DeputyActResource(
                    act.id(),
                    act.delegationId(),
                    act.matter() instanceof DeputyAct.OfApproval approval ? approval.id() : null,
                    act.matter() instanceof DeputyAct.OfMoney request ? request.id() : null,
                    act.displayId(),
                    act.actionType(),
                    act.decision(),
                    act.deputy(),
                    act.deputyOf(),
                    act.decidedAt(),
                    act.reviewBy(),
                    review == null ? null : review.verdict().name().toLowerCase(Locale.ROOT),
                    review == null ? null : review.by(),
                    review == null ? null : review.at(),
                    review == null || review.reason().isEmpty() ? null : review.reason());
        }
    }

    @Operation(
            summary = "Names a deputy, for a time or for what the Governor leaves unanswered; header Idempotency-Key. A"
                    + " deputy hands nothing on")
    @PostMapping("/v1/delegations")
    @ResponseStatus(HttpStatus.CREATED)
    @Refuses({ErrorType.FORBIDDEN, ErrorType.CONFLICT})
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    DelegationResource make(
            Caller caller,
            Cause cause,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody DelegationRequest request) {
        delegations.requireOwnRight(caller, "delegation_made", cause);
        var wish = new DelegationRules.Wish(
                request.deputy(),
                Boolean.TRUE.equals(request.onSilence()),
                request.from(),
                request.until(),
                request.reason());
        return DelegationResource.of(delegations.make(caller, wish, idempotencyKey, cause));
    }

    @Operation(summary = "The last 100 delegations, the newest first; a deputy sees those that name them")
    @GetMapping("/v1/delegations")
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR, Role.DEPUTY_GOVERNOR})
    Page<DelegationResource> delegations(Caller caller) {
        return Page.of(
                delegations.all(caller).stream().map(DelegationResource::of).toList());
    }

    @Operation(summary = "Ends a delegation at once, by the Governor or the deputy")
    @DeleteMapping("/v1/delegations/{delegationId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR, Role.DEPUTY_GOVERNOR})
    void end(Caller caller, Cause cause, @PathVariable("delegationId") UUID delegationId) {
        delegations.end(caller, delegationId, cause);
    }

    @Operation(summary = "The last 100 decisions of deputies, the newest first; a deputy sees their own")
    @GetMapping("/v1/delegations/acts")
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR, Role.DEPUTY_GOVERNOR})
    Page<DeputyActResource> acts(
            Caller caller, @RequestParam(name = "unreviewed", defaultValue = "false") boolean unreviewed) {
        return Page.of(
                acts.all(caller, unreviewed).stream().map(DeputyActResource::of).toList());
    }

    @Operation(summary = "Says whether the Governor would have decided so, too; what was decided stays decided")
    @PostMapping("/v1/delegations/acts/{actId}/review")
    @Refuses({ErrorType.FORBIDDEN, ErrorType.CONFLICT})
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    DeputyActResource review(
            Caller caller, Cause cause, @PathVariable("actId") UUID actId, @Valid @RequestBody ReviewRequest request) {
        delegations.requireOwnRight(caller, "deputy_act_reviewed", cause);
        return DeputyActResource.of(acts.review(
                caller,
                actId,
                DeputyAct.Verdict.valueOf(request.verdict().name()),
                Objects.requireNonNullElse(request.reason(), ""),
                cause));
    }
}
