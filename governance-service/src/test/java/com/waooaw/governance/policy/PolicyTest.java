package com.waooaw.governance.policy;

import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.platform.policy.pdp.BundleSource;
import com.waooaw.platform.testkit.PolicyArchive;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** A new bundle is in force before each test. */
abstract class PolicyTest extends GovernanceServiceTest {

    static final AtomicLong VERSION = new AtomicLong(1);
    static final Path BUNDLE = POLICY_FOLDER.resolve(BundleSource.FILE);

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aNewBundleIsInForce() throws IOException {
        put(next().signedBy(POLICY_KEY));
        check().expectStatus().isOk();
    }

    static PolicyArchive next() {
        return PolicyArchive.committed().version(VERSION.incrementAndGet());
    }

    static void put(byte[] bundle) throws IOException {
        var written = Files.write(POLICY_FOLDER.resolve("next"), bundle);
        Files.move(written, BUNDLE, StandardCopyOption.ATOMIC_MOVE);
    }

    RestTestClient.ResponseSpec check() {
        return client.post()
                .uri("/v1/policy/bundles/check")
                .headers(h -> h.setBearerAuth(governor()))
                .exchange();
    }

    RestTestClient.ResponseSpec evaluate(Map<String, ?> question, String token) {
        return client.post()
                .uri("/v1/policy/evaluate")
                .headers(h -> h.setBearerAuth(token))
                .body(question)
                .exchange();
    }

    static RestTestClient.ResponseSpec expect(RestTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
        return answer;
    }

    int attestations(JsonNode answer) {
        return jdbc.sql("select count(*) from policy_attestation where decision_id = :id::uuid")
                .param("id", answer.path("decision_id").asString())
                .query(Integer.class)
                .single();
    }

    static String service() {
        return TestTokens.as(Role.SERVICE);
    }

    static Map<String, Object> stores(String regionGroup) {
        return question("residency", facts(regionGroup));
    }

    static Map<String, Object> question(String bundle, Map<String, ?> facts) {
        var question = new HashMap<String, Object>(facts);
        question.put("request_id", UUID.randomUUID().toString());
        question.put("policy_bundle", bundle);
        return question;
    }

    static Map<String, Object> facts(String regionGroup) {
        return Map.of(
                "subject", Map.of("id", "agent-1", "type", "agent"),
                "action", Map.of("name", "store", "type", "write"),
                "resource", Map.of("type", "storage", "region_group", regionGroup),
                "context", Map.of("residency_tier", 2, "region_group", "eu"));
    }
}
