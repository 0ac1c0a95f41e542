package com.waooaw.governance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.platform.policy.pdp.BundleSource;
import com.waooaw.platform.testkit.PolicyArchive;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

class PolicyIT extends GovernanceServiceTest {

    private static final AtomicLong VERSION = new AtomicLong(1);
    private static final Path BUNDLE = POLICY_FOLDER.resolve(BundleSource.FILE);

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aNewBundleIsInForce() throws IOException {
        put(next().signedBy(POLICY_KEY));
        check().expectStatus().isOk();
    }

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

    @Test
    void aBadSignatureIsRefusedAuditedAndTheOldOneStays() throws IOException {
        long before = VERSION.get();
        var forged = next().signedBy(PolicyArchive.key("tests"));
        put(forged);

        for (int look = 0; look < 2; look++) {
            expect(check(), 422, "GOV-0032")
                    .expectBody()
                    .jsonPath("$.detail")
                    .value(String.class, detail -> assertThat(detail).startsWith("wrong_signature"));
        }

        var bundles = json(get("/v1/policy/bundles", governor()));
        assertThat(bundles.path("version").asString()).isEqualTo(String.valueOf(before));
        assertThat(bundles.path("refused").path("fault").asString()).isEqualTo("wrong_signature");
        assertThat(bundles.path("refused").path("digest").asString()).isEqualTo(digest(forged));
        assertThat(json(evaluate(stores("eu"), service()))
                        .path("policy_version")
                        .asString())
                .isEqualTo(String.valueOf(before));
        var entries = audited(forged);
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).path("action_type").asString()).isEqualTo("policy_bundle_refused");
        assertThat(entries.get(0).path("result").asString()).isEqualTo("refused");
        assertThat(entries.get(0).path("action_detail").path("fault").asString())
                .isEqualTo("wrong_signature");
    }

    @Test
    void aSyntaxErrorIsRefusedAuditedAndTheOldOneStays() throws IOException {
        var broken = next().without("policy.wasm")
                .with("waooaw/trial.rego", "package waooaw.trial\nallow if {".getBytes(StandardCharsets.UTF_8))
                .signedBy(POLICY_KEY);
        put(broken);

        expect(check(), 422, "GOV-0032");

        assertThat(json(evaluate(stores("eu"), service())).path("decision").asString())
                .isEqualTo("allow");
        assertThat(audited(broken).get(0).path("action_detail").path("fault").asString())
                .isEqualTo("not_compiled");
    }

    @Test
    void aNewBundleIsAuditedAndAnOlderOneDoesNotComeBack() throws IOException {
        var newer = next().signedBy(POLICY_KEY);
        put(newer);
        assertThat(json(check()).path("version").asString()).isEqualTo(String.valueOf(VERSION.get()));
        assertThat(audited(newer).get(0).path("action_type").asString()).isEqualTo("policy_bundle_in_force");

        put(PolicyArchive.committed().version(VERSION.get() - 1).signedBy(POLICY_KEY));
        expect(check(), 422, "GOV-0032");
        assertThat(jdbc.sql("select max(version) from policy_bundle")
                        .query(Long.class)
                        .single())
                .isEqualTo(VERSION.get());
    }

    @Test
    void aStaleBundleDeniesUntilSomebodyCanLookAgain() throws IOException {
        var same = Files.readAllBytes(BUNDLE);
        Files.delete(BUNDLE);
        TestTime.advance(Duration.ofMinutes(15));

        var denied = json(evaluate(stores("eu"), service()));
        assertThat(denied.path("decision").asString()).isEqualTo("deny");
        assertThat(denied.path("rationale").asString()).isEqualTo("P-01 stale_bundle");
        assertThat(denied.path("ttl_seconds").asInt(-1)).isZero();
        assertThat(attestations(denied)).isEqualTo(1);
        assertThat(json(get("/v1/policy/bundles", governor())).path("stale").asBoolean())
                .isTrue();
        expect(check(), 503, "GOV-0034");

        put(same);
        // decisions look by themselves once in five seconds; somebody looks now
        json(check());
        assertThat(json(evaluate(stores("eu"), service())).path("decision").asString())
                .isEqualTo("allow");
    }

    static PolicyArchive next() {
        return PolicyArchive.committed().version(VERSION.incrementAndGet());
    }

    static void put(byte[] bundle) throws IOException {
        var written = Files.write(POLICY_FOLDER.resolve("next"), bundle);
        Files.move(written, BUNDLE, StandardCopyOption.ATOMIC_MOVE);
    }

    private RestTestClient.ResponseSpec check() {
        return client.post()
                .uri("/v1/policy/bundles/check")
                .headers(h -> h.setBearerAuth(governor()))
                .exchange();
    }

    private RestTestClient.ResponseSpec evaluate(Map<String, ?> question, String token) {
        return client.post()
                .uri("/v1/policy/evaluate")
                .headers(h -> h.setBearerAuth(token))
                .body(question)
                .exchange();
    }

    private RestTestClient.ResponseSpec opa(String bundle, Map<String, ?> input) {
        return client.post()
                .uri("/v1/data/waooaw/{bundle}/allow", bundle)
                .headers(h -> h.setBearerAuth(service()))
                .body(Map.of("input", input))
                .exchange();
    }

    private static RestTestClient.ResponseSpec expect(RestTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
        return answer;
    }

    private JsonNode audited(byte[] bundle) {
        return json(get("/v1/audit/events?subject_id=" + digest(bundle), governor()))
                .path("items");
    }

    private int attestations(JsonNode answer) {
        return jdbc.sql("select count(*) from policy_attestation where decision_id = :id::uuid")
                .param("id", answer.path("decision_id").asString())
                .query(Integer.class)
                .single();
    }

    private String hash(JsonNode answer) {
        return jdbc.sql("select request_hash from policy_attestation where decision_id = :id::uuid")
                .param("id", answer.path("decision_id").asString())
                .query(String.class)
                .single();
    }

    private static String service() {
        return TestTokens.as(Role.SERVICE);
    }

    private static Map<String, Object> stores(String regionGroup) {
        return question("residency", facts(regionGroup));
    }

    private static Map<String, Object> question(String bundle, Map<String, ?> facts) {
        var question = new HashMap<String, Object>(facts);
        question.put("request_id", UUID.randomUUID().toString());
        question.put("policy_bundle", bundle);
        return question;
    }

    private static Map<String, Object> facts(String regionGroup) {
        return Map.of(
                "subject", Map.of("id", "agent-1", "type", "agent"),
                "action", Map.of("name", "store", "type", "write"),
                "resource", Map.of("type", "storage", "region_group", regionGroup),
                "context", Map.of("residency_tier", 2, "region_group", "eu"));
    }

    private static Map<String, Object> readsPeople() {
        return Map.of(
                "subject", Map.of("id", "agent-1", "type", "agent", "customer_id", "c1"),
                "action", Map.of("name", "read_contacts", "type", "read"),
                "resource", Map.of("type", "contacts", "classification", "restricted_pii", "customer_id", "c1"),
                "context", Map.of("customer_id", "c1"));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
