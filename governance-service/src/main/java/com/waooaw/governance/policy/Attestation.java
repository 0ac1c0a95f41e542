package com.waooaw.governance.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.contracts.governance.PolicyAttested;
import com.waooaw.contracts.governance.PolicyAttested.AskedAs;
import com.waooaw.contracts.governance.PolicyAttested.AttestedRule;
import com.waooaw.contracts.governance.PolicyAttested.Decision;
import com.waooaw.platform.policy.pdp.FiredRule;
import com.waooaw.platform.policy.pdp.PolicyDecision;
import com.waooaw.platform.policy.pdp.PolicyRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What policies answered, and to what: whoever shows the question can have it decided again by the same bundle.
 *
 * @param decisionId identity of the answer
 * @param requestId identity of the question
 * @param requestHash SHA-256 over the canonical JSON (RFC 8785) of the question, its id left out: the same question has
 *     the same hash
 * @param askedAs as what the one who asked is known; unknown where that was not written down yet
 * @param askedBy who asked, pseudonymous
 * @param policyBundle which policies
 * @param bundleVersion version of the signed bundle that decided; empty where none did
 * @param bundleDigest SHA-256 of its file
 * @param decision the answer
 * @param rules the rules that decided
 * @param obligations what has to be done, too
 * @param subjectType who would act
 * @param subjectId key of the agent or service that would; absent for people
 * @param action what would be done
 * @param resourceType to what
 * @param resourceId key of that
 * @param decidedAt UTC, business clock
 * @param correlationId of the request it came with
 * @param auditEntryId its entry in the audit log, which proves it; absent where that was not written down yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Attestation(
        UUID decisionId,
        UUID requestId,
        String requestHash,
        AskedAs askedAs,
        String askedBy,
        String policyBundle,
        String bundleVersion,
        @Nullable String bundleDigest,
        Decision decision,
        List<AttestedRule> rules,
        List<AttestedRule> obligations,
        @Nullable String subjectType,
        @Nullable String subjectId,
        @Nullable String action,
        @Nullable String resourceType,
        @Nullable UUID resourceId,
        Instant decidedAt,
        UUID correlationId,
        @Nullable UUID auditEntryId) {

    Attestation {
        rules = List.copyOf(rules);
        obligations = List.copyOf(obligations);
    }

    static Attestation of(
            PolicyDecision decision,
            PolicyRequest request,
            String requestHash,
            Asker asker,
            UUID correlationId,
            Instant at) {
        var concerned = Concerned.of(request);
        return new Attestation(
                decision.decisionId(),
                request.requestId(),
                requestHash,
                asker.as(),
                asker.by(),
                decision.policyBundle(),
                decision.bundleVersion(),
                decision.bundleDigest(),
                switch (decision.effect()) {
                    case ALLOW -> Decision.ALLOW;
                    case ALLOW_WITH_OBLIGATIONS -> Decision.ALLOW_WITH_OBLIGATIONS;
                    case DENY -> Decision.DENY;
                },
                codes(decision.rules()),
                codes(decision.obligations()),
                concerned.subjectType(),
                concerned.subjectId(),
                concerned.action(),
                concerned.resourceType(),
                concerned.resourceId(),
                // as the database keeps it, so that the event says the same
                at.truncatedTo(ChronoUnit.MICROS),
                correlationId,
                decision.decisionId());
    }

    /** The same for other services: a person who asked is not named. */
    PolicyAttested event() {
        return new PolicyAttested(
                decisionId,
                requestId,
                requestHash,
                askedAs,
                askedAs == AskedAs.SERVICE ? askedBy : null,
                policyBundle,
                bundleVersion.isEmpty() ? null : bundleVersion,
                bundleDigest,
                decision,
                rules,
                obligations,
                subjectType,
                subjectId,
                action,
                resourceType,
                resourceId,
                decidedAt);
    }

    /** What goes with a rule may tell of the question, and is left out. */
    private static List<AttestedRule> codes(List<FiredRule> rules) {
        return rules.stream()
                .map(rule -> new AttestedRule(rule.rule(), rule.code()))
                .sorted(Comparator.comparing(AttestedRule::rule).thenComparing(AttestedRule::code))
                .toList();
    }
}
