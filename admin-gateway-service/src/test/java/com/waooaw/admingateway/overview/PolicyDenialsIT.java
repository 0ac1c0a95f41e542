package com.waooaw.admingateway.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.IntegrationEvent;
import com.waooaw.contracts.governance.PolicyAttested;
import com.waooaw.contracts.governance.PolicyAttested.AskedAs;
import com.waooaw.contracts.governance.PolicyAttested.AttestedRule;
import com.waooaw.contracts.governance.PolicyAttested.Decision;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.EventPush;
import com.waooaw.platform.testkit.ServiceTest;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest("admin-gateway")
class PolicyDenialsIT {

    private static final AttestedRule OUTSIDE = new AttestedRule("P-13", "outside_region_group");
    private static final AttestedRule STALE = new AttestedRule("P-01", "stale_bundle");

    @Autowired
    RestTestClient client;

    @Autowired
    EventPush push;

    @Test
    void denialsAreCountedByRuleAndAnswersTogether() {
        var now = TestTime.clock().instant();
        var before = policies();
        var twice = denied("resilience", now, OUTSIDE, STALE);
        push.deliver(twice);
        push.deliver(twice);
        push.deliver(denied("resilience", now.minusSeconds(1), OUTSIDE));
        push.deliver(answered("resilience", Decision.ALLOW, now, new AttestedRule("P-16", "calm")));

        var after = policies();
        assertThat(after.path("answers").asLong() - before.path("answers").asLong())
                .isEqualTo(3);
        assertThat(after.path("denials").asLong() - before.path("denials").asLong())
                .isEqualTo(2);
        assertThat(denials(after, "resilience", "outside_region_group")).isEqualTo(2);
        assertThat(denials(after, "resilience", "stale_bundle")).isEqualTo(1);
        assertThat(denials(after, "resilience", "calm")).as("it permitted").isZero();
    }

    @Test
    void whatWasDeniedADayAgoIsNotShownAndWhatComesLateIsCountedWhenItWas() {
        var now = TestTime.clock().instant();
        push.deliver(denied("communication", now.minus(Duration.ofHours(26)), OUTSIDE));
        push.deliver(denied("communication", now.minus(Duration.ofHours(23)), STALE));

        var policies = policies();
        assertThat(denials(policies, "communication", "outside_region_group")).isZero();
        assertThat(denials(policies, "communication", "stale_bundle")).isEqualTo(1);
        assertThat(Instant.parse(policies.path("since").asString()))
                .isBetween(now.minus(Duration.ofHours(25)), now.minus(Duration.ofHours(23)));
    }

    private JsonNode policies() {
        return client.get()
                .uri("/v1/admin/dashboard")
                .headers(h -> h.setBearerAuth(TestTokens.as(Role.VIEWER)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody()
                .path("policies");
    }

    private static long denials(JsonNode policies, String bundle, String code) {
        return policies.path("denied")
                .valueStream()
                .filter(denied -> denied.path("policy_bundle").asString().equals(bundle)
                        && denied.path("code").asString().equals(code))
                .mapToLong(denied -> denied.path("denials").asLong())
                .sum();
    }

    private EventEnvelope<IntegrationEvent> denied(String bundle, Instant at, AttestedRule... rules) {
        return answered(bundle, Decision.DENY, at, rules);
    }

    private EventEnvelope<IntegrationEvent> answered(
            String bundle, Decision decision, Instant at, AttestedRule... rules) {
        var attested = new PolicyAttested(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "0".repeat(64),
                AskedAs.SERVICE,
                "agent-execution",
                bundle,
                "7",
                "d".repeat(64),
                decision,
                List.of(rules),
                List.of(),
                "agent",
                "agent-1",
                "store",
                "storage",
                null,
                at.truncatedTo(ChronoUnit.MICROS));
        return push.next(attested, Cause.root(UUID.randomUUID()), null);
    }
}
