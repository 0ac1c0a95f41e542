package com.waooaw.governance.escalation;

import com.waooaw.governance.escalation.Escalation.State;
import com.waooaw.governance.escalation.Packet.Kind;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.database.Tenancy;
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
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Escalations for services and for clients with a person's token. */
@RestController
@Tag(name = "escalations")
class EscalationController {

    private final Escalations escalations;
    private final EscalationForm form;
    private final EscalationOwners owners;

    EscalationController(Escalations escalations, EscalationForm form, EscalationOwners owners) {
        this.escalations = escalations;
        this.form = form;
        this.owners = owners;
    }

    /**
     * What somebody could not decide.
     *
     * @param type {@code approval_timeout} is said by Governance alone
     * @param customerId whose engagement it is about; left out where it is about the platform, and by Governors
     * @param engagementId which engagement of that customer, where it is one
     * @param agentId display id of the agent a service speaks for
     * @param description 1 to 2000 characters
     * @param parties who takes part in it, at most 20
     * @param principles which principles it touches, at most 20
     * @param options 2 to 6, one of them called {@code deny}: it holds until somebody has decided
     * @param recommendation one of the options
     * @param blastRadius low, medium, high or critical
     * @param urgency likewise
     * @param deadline no later than the time its Governor has anyway
     * @param evidence what it rests on, at most 20
     */
    record EscalationRequest(
            @NotNull Kind type,
            @Nullable UUID customerId,
            @Nullable UUID engagementId,
            @Nullable String agentId,
            @NotNull String description,
            @Nullable List<String> parties,
            @Nullable List<String> principles,
            @NotNull List<@Valid OptionRequest> options,
            @Nullable String recommendation,
            @NotNull String blastRadius,
            @NotNull String urgency,
            @Nullable Instant deadline,
            @Nullable List<String> evidence) {}

    /**
     * Something that can be chosen.
     *
     * @param option its name, lower-case letters, digits and underscores
     * @param description what it means, 1 to 300 characters
     */
    record OptionRequest(@NotNull String option, @NotNull String description) {}

    /**
     * A decision.
     *
     * @param option name of the option that is chosen
     * @param reason why, 1 to 2000 characters
     */
    record ChoiceRequest(@NotNull String option, @NotNull String reason) {}

    @Operation(
            summary =
                    "Puts to a Governor what somebody could not decide: about an engagement to its Governor, about the"
                            + " platform, the constitution or an emergency, or by a customer's Governor, to the Platform"
                            + " Governor; header Idempotency-Key")
    @PostMapping("/v1/escalations")
    @ResponseStatus(HttpStatus.CREATED)
    @Refuses({ErrorType.NOT_FOUND, ErrorType.CONFLICT})
    @Allowed({Role.SERVICE, Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    EscalationResource escalate(
            Caller caller,
            Cause cause,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody EscalationRequest request) {
        var digest = CanonicalJson.sha256("escalation/" + request);
        return Tenancy.call(EscalationForm.customerOf(request, caller), () -> {
            var opened = escalations.open(() -> form.packet(request, caller, cause), caller, idempotencyKey, digest);
            return EscalationResource.of(escalations.raised(opened.id()));
        });
    }

    @Operation(summary = "The escalations this Governor may see, newest first, optionally of one status; 100 at a time")
    @GetMapping("/v1/escalations")
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    Page<EscalationResource> escalations(
            Caller caller,
            @RequestParam(name = "status", required = false) @Nullable String status,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        var found = escalations.list(Viewer.of(caller), statesOf(status), Cursor.parse(cursor));
        var next = found.next();
        return new Page<>(
                found.escalations().stream().map(EscalationResource::of).toList(),
                next == null ? null : next.toString());
    }

    @Operation(summary = "One escalation, for Governors, and for the service that raised it")
    @GetMapping("/v1/escalations/{escalationId}")
    @Allowed({Role.SERVICE, Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    EscalationResource escalation(Caller caller, @PathVariable("escalationId") UUID escalationId) {
        if (caller.has(Role.PLATFORM_GOVERNOR) || caller.has(Role.ENGAGEMENT_GOVERNOR)) {
            return EscalationResource.of(escalations.escalation(escalationId, Viewer.of(caller)));
        }
        var owner = owners.raised(escalationId, caller.subject()).orElseThrow(() -> Escalations.unknown(escalationId));
        return Tenancy.call(owner.customerId(), () -> EscalationResource.of(escalations.raised(escalationId)));
    }

    @Operation(summary = "Chooses an option; the same option again gets the same answer, another one a conflict")
    @PostMapping("/v1/escalations/{escalationId}/decision")
    @Refuses({ErrorType.CONFLICT})
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    EscalationResource chooseOption(
            Caller caller,
            Cause cause,
            @PathVariable("escalationId") UUID escalationId,
            @Valid @RequestBody ChoiceRequest request) {
        var verdict = escalations
                .decide(
                        escalationId,
                        Viewer.of(caller),
                        request.option(),
                        Escalation.Through.API,
                        request.reason(),
                        cause)
                .orElseThrow(() -> Escalations.unknown(escalationId));
        if (verdict instanceof Verdict.Refused(var _, var error, var because)) {
            throw new WaooawException(error, because);
        }
        return EscalationResource.of(verdict.escalation());
    }

    private static List<State> statesOf(@Nullable String name) {
        return name == null
                ? List.of()
                : List.of(Arrays.stream(State.values())
                        .filter(state -> state.stored().equals(name))
                        .findFirst()
                        .orElseThrow(() -> invalid("status is open, overdue, decided or closed")));
    }

    private static WaooawException invalid(String why) {
        return new WaooawException(WebError.PARAMETER_INVALID, why);
    }
}
