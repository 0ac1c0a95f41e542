package com.waooaw.governance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** Questions, and what is decided and attested about them. */
class PolicyIT extends PolicyTest {

    @Test
    void whatIsAllowedIsAttested() {
        var answer = json(evaluate(stores("eu"), service()));

        assertThat(answer.path("decision").asString()).isEqualTo("allow");
        assertThat(answer.path("obligations")).isEmpty();
        assertThat(answer.path("ttl_seconds").asInt()).isEqualTo(300);
        assertThat(answer.path("policy_version").asString()).isEqualTo(String.valueOf(VERSION.get()));
        assertThat(answer.path("rationale").asString()).isEqualTo("P-13 inside_region_group");
        var attested = jdbc.sql("""
                        select decision || ' ' || bundle_version || ' ' || array_to_string(rules, ',')
                        from policy_attestation where decision_id = :id::uuid
                        """)
                .param("id", answer.path("decision_id").asString())
                .query(String.class)
                .single();
        assertThat(attested).isEqualTo("allow " + VERSION.get() + " P-13 inside_region_group");
    }

    @Test
    void whatIsDeniedSaysWhyAndIsAttested() {
        var answer = json(evaluate(stores("us"), governor()));

        assertThat(answer.path("decision").asString()).isEqualTo("deny");
        assertThat(answer.path("rules").get(0).path("rule").asString()).isEqualTo("P-13");
        assertThat(answer.path("rules").get(0).path("code").asString()).isEqualTo("outside_region_group");
        assertThat(attestations(answer)).isEqualTo(1);
    }

    @Test
    void theSameQuestionHasTheSameHash() {
        var first = json(evaluate(stores("eu"), service()));
        var second = json(evaluate(stores("eu"), service()));
        var other = json(evaluate(stores("us"), service()));

        // everything but the request's own id
        assertThat(hash(first)).isEqualTo(hash(second)).isNotEqualTo(hash(other));
    }

    @Test
    void obligationsAreTold() {
        var answer = json(evaluate(question("data_scope", readsPeople()), service()));

        assertThat(answer.path("decision").asString()).isEqualTo("allow_with_obligations");
        assertThat(answer.path("obligations")
                        .valueStream()
                        .map(o -> o.path("code").asString()))
                .containsExactlyInAnyOrder("mask_fields", "log_access");
    }

    @Test
    void opasOwnShapeIsTrueOnlyWhereNothingIsOwed() {
        assertThat(json(opa("residency", facts("eu"))).path("result").asBoolean())
                .isTrue();
        assertThat(json(opa("residency", facts("us"))).path("result").asBoolean(true))
                .isFalse();
        var owed = json(opa("data_scope", readsPeople()));
        assertThat(owed.path("result").asBoolean(true)).isFalse();
        assertThat(attestations(owed)).isEqualTo(1);
    }

    @Test
    void anUnknownBundleIsNotThere() {
        expect(evaluate(question("no_such_bundle", facts("eu")), service()), 404, "GOV-0030");
        expect(opa("no_such_bundle", facts("eu")), 404, "GOV-0030");
        expect(evaluate(question("../trial", facts("eu")), service()), 422, "WEB-0002");
        var twice = new HashMap<String, Object>(facts("eu"));
        twice.put("policy_bundle", "trial");
        expect(opa("residency", twice), 422, "GOV-0033");
    }

    @Test
    void whatNoPolicyReadsIsRefused() {
        var large = new HashMap<String, Object>(facts("eu"));
        large.put("context", Map.of("text", "x".repeat(70_000)));
        expect(evaluate(question("residency", large), service()), 422, "GOV-0031");
    }

    @Test
    void onlyServicesStaffAndGovernorsAsk() {
        for (var token : List.of(service(), governor(), TestTokens.as(Role.VIEWER), TestTokens.as(Role.HELPDESK))) {
            evaluate(stores("eu"), token).expectStatus().isOk();
        }
        var customer = TestTokens.of(TestTokens.CUSTOMER, Role.CUSTOMER_USER);
        evaluate(stores("eu"), customer).expectStatus().isForbidden();
        // whoever is of one customer could have anything attested about another
        evaluate(stores("eu"), engagementGovernor()).expectStatus().isForbidden();
        get("/v1/policy/bundles", customer).expectStatus().isForbidden();
        client.post()
                .uri("/v1/policy/bundles/check")
                .headers(h -> h.setBearerAuth(TestTokens.as(Role.VIEWER)))
                .exchange()
                .expectStatus()
                .isForbidden();
        client.post()
                .uri("/v1/policy/evaluate")
                .body(stores("eu"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private RestTestClient.ResponseSpec opa(String bundle, Map<String, ?> input) {
        return client.post()
                .uri("/v1/data/waooaw/{bundle}/allow", bundle)
                .headers(h -> h.setBearerAuth(service()))
                .body(Map.of("input", input))
                .exchange();
    }

    private String hash(JsonNode answer) {
        return jdbc.sql("select request_hash from policy_attestation where decision_id = :id::uuid")
                .param("id", answer.path("decision_id").asString())
                .query(String.class)
                .single();
    }

    private static Map<String, Object> readsPeople() {
        return Map.of(
                "subject", Map.of("id", "agent-1", "type", "agent", "customer_id", "c1"),
                "action", Map.of("name", "read_contacts", "type", "read"),
                "resource", Map.of("type", "contacts", "classification", "restricted_pii", "customer_id", "c1"),
                "context", Map.of("customer_id", "c1"));
    }
}
