package com.waooaw.governance.policy;

import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.policy.pdp.PolicyRequest;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Answers as an OPA server would, so that whoever speaks to one can speak to this. */
@RestController
@Tag(name = "policy")
class OpaController {

    private final PolicyDecisions decisions;
    private final Clock clock;

    OpaController(PolicyDecisions decisions, Clock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    /** OPA's envelope. */
    record OpaQuestion(@NotNull @Valid Input input) {}

    /**
     * The request.
     *
     * @param policyBundle the one of the address, where it is said twice
     */
    record Input(
            @Nullable UUID requestId,
            @Nullable String policyBundle,
            @NotNull Map<String, Object> subject,
            @NotNull Map<String, Object> action,
            @NotNull Map<String, Object> resource,
            @NotNull Map<String, Object> context) {}

    /**
     * OPA's answer.
     *
     * @param result whether it may be done with nothing else to do: obligations cannot be told here, and make it false
     */
    record OpaAnswer(boolean result, UUID decisionId) {}

    @Operation(
            summary =
                    "The same in the shape of an OPA server; true only where no obligation goes with it, because it could"
                            + " not be told")
    @PostMapping("/v1/data/waooaw/{bundle}/allow")
    @Refuses(ErrorType.INVALID)
    @Allowed(
            value = {Role.SERVICE, Role.PLATFORM_GOVERNOR, Role.DEPUTY_GOVERNOR},
            operators = true)
    OpaAnswer allow(
            Caller caller,
            Cause cause,
            @PathVariable("bundle") String bundle,
            @Valid @RequestBody OpaQuestion question) {
        var input = question.input();
        if (input.policyBundle() != null && !input.policyBundle().equals(bundle)) {
            throw new WaooawException(
                    GovernanceError.POLICY_BUNDLE_AMBIGUOUS, "the request is for another bundle than its address");
        }
        var decision = decisions.decide(
                new PolicyRequest(
                        input.requestId() == null ? Ids.next(clock) : input.requestId(),
                        bundle,
                        input.subject(),
                        input.action(),
                        input.resource(),
                        input.context()),
                Asker.of(caller),
                cause);
        return new OpaAnswer(decision.isAllowedOutright(), decision.decisionId());
    }
}
