package com.waooaw.platform.policy.pdp;

import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.policy.pdp.PolicyDecision.Effect;
import com.waooaw.platform.policy.pdp.PolicyDecision.Failure;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Decides in this process, from any thread.
 *
 * <p>How answers are put together is here and not in a bundle, so that no bundle can change it: a rule that forbids
 * wins, what no rule permits is denied, and what cannot be decided is denied (P-01).
 *
 * <p><b>Budget</b>: 0.05 ms at p50, 0.3 ms at p99.
 */
public final class PolicyDecisionPoint {

    /** The largest request that is read, as JSON: 64 KiB. */
    public static final int LARGEST_REQUEST = 1 << 16;

    private static final Logger LOG = LoggerFactory.getLogger(PolicyDecisionPoint.class);

    private final PolicyBundles bundles;
    private final Clock clock;

    /** Decides by what is in force in {@code bundles}. */
    public PolicyDecisionPoint(PolicyBundles bundles, Clock clock) {
        this.bundles = bundles;
        this.clock = clock;
    }

    /** Whether the bundle in force has policies of this name. */
    public boolean knows(String policyBundle) {
        return bundles.inForce().stream().anyMatch(info -> info.bundles().contains(policyBundle));
    }

    /**
     * Decides; never throws for a request, a bundle or an evaluator: what goes wrong is a denial that says so in
     * {@link PolicyDecision#failure()}.
     */
    public PolicyDecision decide(PolicyRequest request) {
        var id = Ids.next(clock);
        var name = request.policyBundle();
        var standing = bundles.standing();
        var active = standing.active();
        if (active == null) {
            return PolicyDecision.unavailable(id, name, null, Failure.NO_BUNDLE);
        }
        var info = active.info();
        if (standing.isStale()) {
            return PolicyDecision.unavailable(id, name, info, Failure.STALE_BUNDLE);
        }
        if (!info.bundles().contains(name)) {
            return PolicyDecision.unavailable(id, name, info, Failure.UNKNOWN_BUNDLE);
        }
        byte[] input;
        try {
            input = Json.MAPPER.writeValueAsBytes(request.input());
        } catch (JacksonException e) {
            LOG.debug("request {} is no JSON", request.requestId(), e);
            return PolicyDecision.unavailable(id, name, info, Failure.UNREADABLE_REQUEST);
        }
        if (input.length > LARGEST_REQUEST) {
            return PolicyDecision.unavailable(id, name, info, Failure.UNREADABLE_REQUEST);
        }
        try {
            return active.pool()
                    .evaluate(active.policies().entrypoint(name), input)
                    .map(result -> decision(id, name, info, result, standing.freshFor()))
                    .orElseGet(() -> PolicyDecision.unavailable(id, name, info, Failure.BUSY));
        } catch (PolicyInstance.PolicyAbortedException e) {
            // most often text that is none: worth a line, and no stack
            LOG.warn("the policies {} of bundle {} gave up: {}", name, info.version(), e.getMessage());
            return PolicyDecision.unavailable(id, name, info, Failure.EVALUATOR_FAILED);
        } catch (RuntimeException | StackOverflowError e) {
            // whatever the evaluator does, the answer is no
            LOG.error("the policies {} of bundle {} failed", name, info.version(), e);
            return PolicyDecision.unavailable(id, name, info, Failure.EVALUATOR_FAILED);
        }
    }

    private static PolicyDecision decision(UUID id, String bundle, BundleInfo info, String result, Duration freshFor) {
        var decided = Json.MAPPER.readTree(result).path(0).path("result");
        var forbidding = rules(decided.required("deny"));
        var permitting = rules(decided.required("permit"));
        var obligations = rules(decided.required("obligations"));
        var effect = effect(permitting, forbidding, obligations);
        // for an OPA server the bundle puts its answer together itself, and must come to the same
        if (decided.required("allow").booleanValue() != (effect == Effect.ALLOW)) {
            throw new IllegalStateException("the policies and their rules do not agree");
        }
        var rules = effect == Effect.DENY ? forbidding : permitting;
        if (effect == Effect.DENY && forbidding.isEmpty()) {
            rules = List.of(new FiredRule("P-01", "no_rule_permits", Map.of()));
        }
        return new PolicyDecision(
                id,
                effect,
                rules,
                effect == Effect.DENY ? List.of() : obligations,
                bundle,
                info.version(),
                info.digest(),
                // an answer is not used longer than its bundle is known to be the newest
                freshFor.compareTo(PolicyDecision.TIME_TO_LIVE) < 0 ? freshFor : PolicyDecision.TIME_TO_LIVE,
                null);
    }

    private static Effect effect(List<FiredRule> permitting, List<FiredRule> forbidding, List<FiredRule> obligations) {
        if (!forbidding.isEmpty() || permitting.isEmpty()) {
            return Effect.DENY;
        }
        return obligations.isEmpty() ? Effect.ALLOW : Effect.ALLOW_WITH_OBLIGATIONS;
    }

    private static List<FiredRule> rules(JsonNode written) {
        if (!written.isArray()) {
            throw new IllegalStateException("the policies answered something else than rules");
        }
        var rules = new ArrayList<FiredRule>(written.size());
        for (var rule : written) {
            var detail = new HashMap<String, Object>();
            rule.properties().forEach(field -> detail.put(field.getKey(), value(field.getValue())));
            detail.remove("rule");
            detail.remove("code");
            rules.add(new FiredRule(
                    rule.required("rule").stringValue(), rule.required("code").stringValue(), detail));
        }
        return rules;
    }

    private static Object value(JsonNode node) {
        return Json.MAPPER.treeToValue(node, Object.class);
    }
}
