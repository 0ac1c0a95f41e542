package com.waooaw.platform.policy.pdp;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link PolicyRequest}.
 *
 * @param decisionId identity of this answer, UUIDv7
 * @param effect what it is
 * @param rules the rules that fired: those that forbid where it is a denial, otherwise those that permit
 * @param obligations what whoever acts has to do, too; empty unless {@link Effect#ALLOW_WITH_OBLIGATIONS}
 * @param policyBundle which policies decided
 * @param bundleVersion version of the signed bundle; empty where none decided
 * @param bundleDigest SHA-256 of its file, lower-case hex; null where none decided
 * @param timeToLive how long the answer may be used again for the same request; nothing where nothing was decided
 * @param failure why the policies could not be asked; null where they decided
 */
public record PolicyDecision(
        UUID decisionId,
        Effect effect,
        List<FiredRule> rules,
        List<FiredRule> obligations,
        String policyBundle,
        String bundleVersion,
        @Nullable String bundleDigest,
        Duration timeToLive,
        @Nullable Failure failure) {

    /** How long an answer of the policies may be used again: 300 s (P-01). */
    public static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);

    public PolicyDecision {
        rules = List.copyOf(rules);
        obligations = List.copyOf(obligations);
    }

    static PolicyDecision unavailable(UUID id, String bundle, @Nullable BundleInfo inForce, Failure failure) {
        return new PolicyDecision(
                id,
                Effect.DENY,
                List.of(new FiredRule("P-01", failure.code(), Map.of())),
                List.of(),
                bundle,
                inForce == null ? "" : inForce.version(),
                inForce == null ? null : inForce.digest(),
                Duration.ZERO,
                failure);
    }

    /** Whether it may be done, provided that every obligation is met. */
    public boolean isAllowed() {
        return effect != Effect.DENY;
    }

    /** Whether it may be done and nothing has to be done besides. */
    public boolean isAllowedOutright() {
        return effect == Effect.ALLOW;
    }

    /** The answer in one line, for people: {@code P-07 trial_expired}. */
    public String rationale() {
        return rules.stream().map(r -> r.rule() + " " + r.code()).sorted().collect(Collectors.joining("; "));
    }

    /** What an answer is. */
    public enum Effect {
        /** It may be done. */
        ALLOW,
        /** It may be done if the obligations are met; whoever cannot meet them takes it for a denial. */
        ALLOW_WITH_OBLIGATIONS,
        /** It may not be done. */
        DENY
    }

    /** Why the policies could not be asked; each is a denial. */
    public enum Failure {
        /** No bundle has been verified yet. */
        NO_BUNDLE,
        /** For 15 minutes nobody could make sure that the bundle is the newest. */
        STALE_BUNDLE,
        /** The bundle in force has no policies of this name. */
        UNKNOWN_BUNDLE,
        /** Every evaluator was at work for a second. */
        BUSY,
        /** The request is larger than any policy reads, or no JSON. */
        UNREADABLE_REQUEST,
        /** The evaluator failed. */
        EVALUATOR_FAILED;

        /** As it is written, for example {@code stale_bundle}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
