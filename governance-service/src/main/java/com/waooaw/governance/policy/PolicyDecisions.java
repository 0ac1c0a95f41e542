package com.waooaw.governance.policy;

import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.policy.pdp.PolicyBundles;
import com.waooaw.platform.policy.pdp.PolicyDecision;
import com.waooaw.platform.policy.pdp.PolicyDecision.Failure;
import com.waooaw.platform.policy.pdp.PolicyDecisionPoint;
import com.waooaw.platform.policy.pdp.PolicyRequest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Decides and attests: a decision that cannot be attested is none. */
@Component
class PolicyDecisions {

    private static final Pattern NAME = Pattern.compile("[a-z_]{1,40}");

    private final PolicyDecisionPoint decisionPoint;
    private final PolicyBundles bundles;
    private final BundleWatch watch;
    private final Attestations attestations;
    private final MeterRegistry metrics;
    private final Clock clock;

    PolicyDecisions(
            PolicyDecisionPoint decisionPoint,
            PolicyBundles bundles,
            BundleWatch watch,
            Attestations attestations,
            MeterRegistry metrics,
            Clock clock) {
        this.decisionPoint = decisionPoint;
        this.bundles = bundles;
        this.watch = watch;
        this.attestations = attestations;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Decides.
     *
     * @throws WaooawException {@link GovernanceError#POLICY_BUNDLE_UNKNOWN},
     *     {@link GovernanceError#POLICY_REQUEST_UNREADABLE}
     */
    PolicyDecision decide(PolicyRequest request, Asker asker, Cause cause) {
        watch.freshen();
        if (!NAME.matcher(request.policyBundle()).matches()
                || (bundles.inForce().isPresent() && !decisionPoint.knows(request.policyBundle()))) {
            throw new WaooawException(
                    GovernanceError.POLICY_BUNDLE_UNKNOWN, "the bundle in force has no such policies");
        }
        var hash = hash(request);
        var decision = decisionPoint.decide(request);
        if (decision.failure() == Failure.UNREADABLE_REQUEST) {
            throw unreadable();
        }
        attestations.add(Attestation.of(decision, request, hash, asker, cause.correlationId(), clock.instant()), cause);
        metrics.counter(
                        "waooaw.policy.decisions",
                        "bundle",
                        // what is not known becomes no label
                        decisionPoint.knows(request.policyBundle()) ? request.policyBundle() : "unknown",
                        "decision",
                        decision.effect().name().toLowerCase(Locale.ROOT))
                .increment();
        return decision;
    }

    /**
     * The same for whoever can wait: what only says that the policies could not be asked is no answer.
     *
     * @throws WaooawException {@link GovernanceError#POLICIES_UNAVAILABLE}, too
     */
    PolicyDecision decideOnceAsked(PolicyRequest request, Asker asker, Cause cause) {
        watch.freshen();
        // before anything is attested: whoever waits for a fresh bundle asks every minute
        if (bundles.inForce().isEmpty() || bundles.isStale()) {
            throw new WaooawException(
                    GovernanceError.POLICIES_UNAVAILABLE, "no bundle is in force that is known to be the newest");
        }
        var decision = decide(request, asker, cause);
        var failure = decision.failure();
        if (failure != null) {
            throw new WaooawException(
                    GovernanceError.POLICIES_UNAVAILABLE, "the policies could not be asked: " + failure.code());
        }
        return decision;
    }

    private static String hash(PolicyRequest request) {
        try {
            return CanonicalJson.sha256(CanonicalJson.of(Map.of(
                    "policy_bundle", request.policyBundle(),
                    "subject", request.subject(),
                    "action", request.action(),
                    "resource", request.resource(),
                    "context", request.context())));
        } catch (JacksonException | IllegalArgumentException _) {
            throw unreadable();
        }
    }

    private static WaooawException unreadable() {
        return new WaooawException(
                GovernanceError.POLICY_REQUEST_UNREADABLE,
                "the request is larger than " + PolicyDecisionPoint.LARGEST_REQUEST
                        + " bytes, or has text or numbers that JSON cannot say");
    }
}
