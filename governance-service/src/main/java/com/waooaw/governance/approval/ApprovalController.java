package com.waooaw.governance.approval;

import static com.waooaw.platform.database.Columns.lower;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.notification.Receipt;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Cursor;
import com.waooaw.platform.web.Page;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import com.waooaw.platform.web.WebError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Approvals for clients with a person's token. */
@RestController
@Tag(name = "approvals")
class ApprovalController {

    private final Approvals approvals;
    private final Deciders deciders;
    private final StepUpRequests stepUps;

    ApprovalController(Approvals approvals, Deciders deciders, StepUpRequests stepUps) {
        this.approvals = approvals;
        this.deciders = deciders;
        this.stepUps = stepUps;
    }

    /**
     * A decision.
     *
     * @param reason required to deny and to escalate, and where the approval says so; with a deferral, instead of a time
     * @param deferUntil with {@code defer}: until when, UTC
     * @param actHash hash of the act as the person was shown it
     * @param code with {@code approve}, where a login is not enough: eight digits, from the message with the code
     * @param number beside the code: two digits, from the answer that asked for it
     * @param edits with {@code approve}: the texts the act is to have, by JSON pointer; only those the approval names as
     *     {@code editable}
     */
    record DecisionRequest(
            @NotNull Verdict decision,
            @Nullable String reason,
            @Nullable Instant deferUntil,
            @Nullable String code,
            @Nullable String number,
            @Nullable Map<String, @Nullable String> edits,

            @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "is a SHA-256 in lower-case hex") String actHash) {}

    /** Yes, no, or not now. */
    enum Verdict {
        /** Yes, to exactly this act. */
        @JsonProperty("approve")
        APPROVE,
        /** No. */
        @JsonProperty("deny")
        DENY,
        /** Not now. */
        @JsonProperty("defer")
        DEFER,
        /** Not for this Governor to say: the Platform Governor is to. */
        @JsonProperty("escalate")
        ESCALATE
    }

    @Operation(summary = "The approvals this Governor may see, newest first, optionally of one status; 100 at a time")
    @GetMapping("/v1/approvals")
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR, Role.DEPUTY_GOVERNOR})
    Page<ApprovalResource> list(
            Caller caller,
            @RequestParam(name = "status", required = false) @Nullable String status,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        var found = approvals.list(deciders.of(caller), statusOf(status), Cursor.parse(cursor));
        var next = found.next();
        return new Page<>(
                found.approvals().stream().map(ApprovalResource::listed).toList(),
                next == null ? null : next.toString());
    }

    @Operation(summary = "One approval, with exactly what will be done")
    @GetMapping("/v1/approvals/{approvalId}")
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR, Role.DEPUTY_GOVERNOR})
    ApprovalResource approval(Caller caller, @PathVariable("approvalId") UUID approvalId) {
        return ApprovalResource.whole(approvals.approval(approvalId, deciders.of(caller)));
    }

    @Operation(summary = "Says that this Governor has looked: no further message about it is due; decides nothing")
    @PostMapping("/v1/approvals/{approvalId}/acknowledgement")
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR, Role.DEPUTY_GOVERNOR})
    ApprovalResource acknowledge(Caller caller, @PathVariable("approvalId") UUID approvalId) {
        return ApprovalResource.whole(approvals.looked(approvalId, deciders.of(caller), null));
    }

    @Operation(summary = "The messages sent about an approval, channel by channel, and what came of them")
    @GetMapping("/v1/approvals/{approvalId}/notifications")
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR, Role.DEPUTY_GOVERNOR})
    Page<Receipt> notifications(Caller caller, @PathVariable("approvalId") UUID approvalId) {
        return Page.of(approvals.receipts(approvalId, deciders.of(caller)));
    }

    @Operation(summary = "Decides; the same decision again gets the same answer, another one a conflict")
    @PostMapping("/v1/approvals/{approvalId}/decision")
    @Refuses({ErrorType.CONFLICT, ErrorType.INSUFFICIENT_RESOURCES})
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR, Role.DEPUTY_GOVERNOR})
    ApprovalResource decide(
            Caller caller,
            Cause cause,
            @PathVariable("approvalId") UUID approvalId,
            @Valid @RequestBody DecisionRequest request) {
        var reason = Objects.requireNonNullElse(request.reason(), "");
        var edits = Edits.of(request.edits());
        if (request.decision() != Verdict.APPROVE && !edits.isEmpty()) {
            throw invalid("edits go with approve");
        }
        var decision =
                switch (request.decision()) {
                    case APPROVE -> new Decision.Approve(reason, edits);
                    case DENY -> new Decision.Deny(reason);
                    case DEFER -> new Decision.Defer(microseconds(request.deferUntil()), reason);
                    case ESCALATE -> new Decision.Escalate(reason);
                };
        var governor = deciders.of(caller);
        var ruling = approvals
                .decide(
                        approvalId,
                        decision,
                        governor,
                        Stamp.Channel.API,
                        request.actHash(),
                        stepUps.shown(approvalId, governor, request.code(), request.number(), null),
                        cause)
                .orElseThrow(() -> Approvals.unknown(approvalId));
        if (ruling instanceof Ruling.Refused(var _, var error, var because)) {
            throw new WaooawException(error, because);
        }
        return ApprovalResource.whole(ruling.approval());
    }

    /** As the database keeps it. */
    private static @Nullable Instant microseconds(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable ApprovalStatus statusOf(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(ApprovalStatus.values())
                .filter(status -> status != ApprovalStatus.UNKNOWN)
                .filter(status -> lower(status).equals(name))
                .findFirst()
                .orElseThrow(() -> invalid(
                        "status is pending, deferred, approved, denied, expired, withdrawn, consumed, auto_approved, "
                                + "confirmed or vetoed"));
    }

    private static WaooawException invalid(String why) {
        return new WaooawException(WebError.PARAMETER_INVALID, why);
    }
}
