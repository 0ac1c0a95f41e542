package com.waooaw.governance.policy;

import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.policy.pdp.FiredRule;
import com.waooaw.platform.policy.pdp.PolicyDecision;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what was decided: by which bundle, by which rules, about a request of which hash. Whoever shows the request can
 * have it decided again by the same bundle and gets the same answer; the request itself, with what it tells of people,
 * is not kept.
 */
@Component
class Attestations {

    private final JdbcClient jdbc;
    private final Clock clock;

    Attestations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Writes one.
     *
     * @param requestHash SHA-256 of the canonical JSON of what was asked, the request's id left out: the same question
     *     has the same hash
     * @param askedBy who asked, pseudonymous
     */
    @Transactional
    public void add(PolicyDecision decision, UUID requestId, String requestHash, String askedBy, Cause cause) {
        jdbc.sql("""
                insert into policy_attestation (decision_id, request_id, request_hash, policy_bundle, bundle_version,
                    decision, rules, obligations, asked_by, correlation_id, decided_at)
                values (:decisionId, :requestId, :requestHash, :policyBundle, :bundleVersion,
                    :decision, :rules, :obligations, :askedBy, :correlationId, :decidedAt)
                """)
                .param("decisionId", decision.decisionId())
                .param("requestId", requestId)
                .param("requestHash", requestHash)
                .param("policyBundle", decision.policyBundle())
                .param("bundleVersion", decision.bundleVersion())
                .param("decision", decision.effect().name().toLowerCase(Locale.ROOT))
                .param("rules", codes(decision.rules()))
                .param("obligations", codes(decision.obligations()))
                .param("askedBy", askedBy)
                .param("correlationId", cause.correlationId())
                .param("decidedAt", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String[] codes(List<FiredRule> rules) {
        return rules.stream()
                .map(rule -> rule.rule() + " " + rule.code())
                .sorted()
                .toArray(String[]::new);
    }
}
