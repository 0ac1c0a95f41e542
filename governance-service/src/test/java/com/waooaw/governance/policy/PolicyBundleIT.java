package com.waooaw.governance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.testkit.PolicyArchive;
import com.waooaw.platform.testkit.TestTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Bundles that come, and those that do not get in. */
class PolicyBundleIT extends PolicyTest {

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

    private JsonNode audited(byte[] bundle) {
        return json(get("/v1/audit/events?subject_id=" + digest(bundle), governor()))
                .path("items");
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
