package com.waooaw.governance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.PolicyAttested.AskedAs;
import com.waooaw.contracts.governance.PolicyAttested.AttestedRule;
import com.waooaw.contracts.governance.PolicyAttested.Decision;
import com.waooaw.platform.policy.pdp.FiredRule;
import com.waooaw.platform.policy.pdp.PolicyDecision;
import com.waooaw.platform.policy.pdp.PolicyDecision.Effect;
import com.waooaw.platform.policy.pdp.PolicyDecision.Failure;
import com.waooaw.platform.policy.pdp.PolicyRequest;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AttestationTests {

    private static final Instant AT = Instant.parse("2026-11-27T12:00:00.123456789Z");
    private static final String DIGEST = "d".repeat(64);

    @Test
    void whatIsPublishedIsWhatIsKept() {
        var rules = List.of(
                new FiredRule("P-21", "log_access", Map.of("days", 90)),
                new FiredRule("P-12", "mask_fields", Map.of("fields", List.of("name"))));
        var attestation =
                attestation(decided(Effect.ALLOW_WITH_OBLIGATIONS, rules, rules, "7", DIGEST, null), as(Role.SERVICE));
        var event = attestation.event();

        assertThat(event.decisionId()).isEqualTo(attestation.decisionId()).isEqualTo(attestation.auditEntryId());
        assertThat(event.decision()).isEqualTo(Decision.ALLOW_WITH_OBLIGATIONS);
        assertThat(event.bundleVersion()).isEqualTo("7");
        assertThat(event.bundleDigest()).isEqualTo(DIGEST);
        assertThat(event.subjectId()).isEqualTo("agent-1");
        assertThat(event.decidedAt())
                .as("the database keeps microseconds")
                .isEqualTo(attestation.decidedAt())
                .isEqualTo(Instant.parse("2026-11-27T12:00:00.123456Z"));
        // what goes with a rule may tell of the question
        assertThat(event.obligations())
                .isEqualTo(attestation.obligations())
                .containsExactly(new AttestedRule("P-12", "mask_fields"), new AttestedRule("P-21", "log_access"));
    }

    @ParameterizedTest
    @CsvSource({
        "SERVICE,SERVICE,asker",
        "PLATFORM_GOVERNOR,GOVERNOR,",
        "DEPUTY_GOVERNOR,GOVERNOR,",
        "HELPDESK,OPERATOR,",
        "ADMIN,OPERATOR,"
    })
    void aServiceThatAsksIsNamedAndAPersonIsNot(Role role, AskedAs as, @Nullable String published) {
        var attestation =
                attestation(decided(Effect.ALLOW, rule("P-13", "inside"), List.of(), "7", DIGEST, null), as(role));

        assertThat(attestation.askedBy()).isEqualTo("asker");
        assertThat(attestation.event().askedAs()).isEqualTo(as);
        assertThat(attestation.event().askedBy()).isEqualTo(published);
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void whatCouldNotBeDecidedIsADenialThatSaysWhy(Failure failure) {
        boolean none = failure == Failure.NO_BUNDLE;
        var event = attestation(
                        decided(
                                Effect.DENY,
                                rule("P-01", failure.code()),
                                List.of(),
                                none ? "" : "7",
                                none ? null : DIGEST,
                                failure),
                        as(Role.SERVICE))
                .event();

        assertThat(event.decision()).isEqualTo(Decision.DENY);
        assertThat(event.rules()).containsExactly(new AttestedRule("P-01", failure.code()));
        assertThat(event.bundleVersion()).isEqualTo(none ? null : "7");
        assertThat(event.bundleDigest()).isEqualTo(none ? null : DIGEST);
    }

    @Test
    void answersAreCountedInHeapsAndWaitForNobody() {
        var event = attestation(
                        decided(Effect.DENY, rule("P-13", "outside"), List.of(), "7", DIGEST, null), as(Role.SERVICE))
                .event();

        assertThat(event.aggregate().id()).matches("[0-9a-f]{2}");
        assertThat(event.decisionId().toString()).endsWith(event.aggregate().id());
        assertThat(event.orderingKey()).isEqualTo("policy_decision:" + event.decisionId());
    }

    private static Attestation attestation(PolicyDecision decision, Caller caller) {
        var request = new PolicyRequest(
                UUID.randomUUID(),
                "residency",
                Map.of("id", "agent-1", "type", "agent"),
                Map.of("name", "store", "type", "write"),
                Map.of("type", "storage"),
                Map.of());
        return Attestation.of(decision, request, "0".repeat(64), Asker.of(caller), UUID.randomUUID(), AT);
    }

    private static PolicyDecision decided(
            Effect effect,
            List<FiredRule> rules,
            List<FiredRule> obligations,
            String version,
            @Nullable String digest,
            @Nullable Failure failure) {
        return new PolicyDecision(
                UUID.randomUUID(), effect, rules, obligations, "residency", version, digest, Duration.ZERO, failure);
    }

    private static List<FiredRule> rule(String rule, String code) {
        return List.of(new FiredRule(rule, code, Map.of("seconds", 5)));
    }

    private static Caller as(Role role) {
        return new Caller("asker", "asker@waooaw.test", Set.of(role), null);
    }
}
