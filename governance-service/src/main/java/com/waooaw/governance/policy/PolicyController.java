package com.waooaw.governance.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.policy.pdp.BundleCheck;
import com.waooaw.platform.policy.pdp.FiredRule;
import com.waooaw.platform.policy.pdp.PolicyBundles;
import com.waooaw.platform.policy.pdp.PolicyDecision;
import com.waooaw.platform.policy.pdp.PolicyRequest;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says who may do what, and by which policies. */
@RestController
@Tag(name = "policy")
class PolicyController {

    private final PolicyDecisions decisions;
    private final PolicyBundles bundles;
    private final BundleWatch watch;

    PolicyController(PolicyDecisions decisions, PolicyBundles bundles, BundleWatch watch) {
        this.decisions = decisions;
        this.bundles = bundles;
        this.watch = watch;
    }

    /** A question; what each bundle asks of it is in the guide on policies. */
    record PolicyQuestion(
            @NotNull UUID requestId,

            @NotNull @Pattern(regexp = "[a-z_]{1,40}", message = "is the name of a bundle") String policyBundle,

            @NotNull Map<String, Object> subject,
            @NotNull Map<String, Object> action,
            @NotNull Map<String, Object> resource,
            @NotNull Map<String, Object> context) {

        PolicyRequest request() {
            return new PolicyRequest(requestId, policyBundle, subject, action, resource, context);
        }
    }

    /**
     * An answer.
     *
     * @param decision {@code allow}, {@code allow_with_obligations} or {@code deny}
     * @param obligations what has to be done, too; who cannot do it takes the answer for a denial
     * @param rules the rules that decided
     * @param ttlSeconds how long the answer may be used again for the same question
     * @param decisionId identity of the answer, which is attested under it
     * @param policyVersion version of the bundle that decided; empty where none did
     * @param rationale the rules in one line
     */
    record PolicyAnswer(
            String decision,
            List<FiredRule> obligations,
            List<FiredRule> rules,
            long ttlSeconds,
            UUID decisionId,
            String policyVersion,
            String rationale) {

        static PolicyAnswer of(PolicyDecision decision) {
            return new PolicyAnswer(
                    decision.effect().name().toLowerCase(Locale.ROOT),
                    decision.obligations(),
                    decision.rules(),
                    decision.timeToLive().toSeconds(),
                    decision.decisionId(),
                    decision.bundleVersion(),
                    decision.rationale());
        }
    }

    /**
     * Which policies decide here.
     *
     * @param version of the signed bundle in force; absent where there is none, and everything is denied
     * @param digest SHA-256 of its file
     * @param keyId which key signed it
     * @param bundles names of its policies
     * @param since when it came into force in this process
     * @param checkedAt when somebody last made sure that it is the newest
     * @param stale whether that is too long ago: then everything is denied
     * @param refused the bundle that lies there and is not taken
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Bundles(
            @Nullable String version,
            @Nullable String digest,
            @Nullable String keyId,
            Set<String> bundles,
            @Nullable Instant since,
            @Nullable Instant checkedAt,
            boolean stale,
            @Nullable RefusedBundle refused) {}

    /**
     * A bundle that is not taken.
     *
     * @param digest SHA-256 of its file
     * @param fault why, for example {@code wrong_signature}
     * @param detail the same in one sentence
     */
    record RefusedBundle(String digest, String fault, String detail) {

        static RefusedBundle of(BundleCheck.Refused refused) {
            return new RefusedBundle(refused.digest(), refused.fault().code(), refused.detail());
        }
    }

    @Operation(summary = "Whether somebody may do something, by the policies in force; the answer is attested")
    @PostMapping("/v1/policy/evaluate")
    @Refuses(ErrorType.NOT_FOUND)
    @Allowed(
            value = {Role.SERVICE, Role.PLATFORM_GOVERNOR, Role.DEPUTY_GOVERNOR},
            operators = true)
    PolicyAnswer evaluate(Caller caller, Cause cause, @Valid @RequestBody PolicyQuestion question) {
        return PolicyAnswer.of(decisions.decide(question.request(), Asker.of(caller), cause));
    }

    @Operation(summary = "The policies in force, whether they are known to be the newest, and what is refused")
    @GetMapping("/v1/policy/bundles")
    @Allowed(
            value = {Role.SERVICE, Role.PLATFORM_GOVERNOR, Role.DEPUTY_GOVERNOR},
            operators = true)
    Bundles bundles() {
        var inForce = bundles.inForce().orElse(null);
        return new Bundles(
                inForce == null ? null : inForce.version(),
                inForce == null ? null : inForce.digest(),
                inForce == null ? null : inForce.keyId(),
                inForce == null ? Set.of() : inForce.bundles(),
                inForce == null ? null : inForce.since(),
                bundles.checkedAt().orElse(null),
                bundles.isStale(),
                bundles.refused().map(RefusedBundle::of).orElse(null));
    }

    @Operation(
            summary =
                    "Looks for a newer bundle now, instead of within a minute; one that is not taken is said to be so")
    @PostMapping("/v1/policy/bundles/check")
    @Refuses(ErrorType.INVALID)
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ADMIN, Role.INFRA_ENGINEER})
    Bundles check() {
        return switch (watch.look()) {
            case BundleCheck.Unchanged _, BundleCheck.Swapped _ -> bundles();
            case BundleCheck.Refused refused ->
                throw new WaooawException(
                        GovernanceError.POLICY_BUNDLE_REFUSED, refused.fault().code() + ": " + refused.detail());
            case BundleCheck.Unreachable(var detail) ->
                throw new WaooawException(GovernanceError.POLICY_BUNDLE_UNREACHABLE, detail);
        };
    }
}
