package com.waooaw.platform.policy.pdp;

import com.nimbusds.jose.jwk.ECKey;
import com.waooaw.platform.testkit.PolicyArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Policies in force for tests, a clock that is moved by hand, and a request that is allowed. */
final class Policies {

    static final ECKey KEY = PolicyArchive.key("tests");

    private Policies() {}

    /** The key the committed bundle is signed with. */
    static BundleKey developmentKey() {
        try (var pem = Policies.class.getResourceAsStream("/com/waooaw/platform/policy/development-key.pem")) {
            return BundleKey.ofPem(new String(Objects.requireNonNull(pem).readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BundleSource committed() {
        return BundleSource.resource("/com/waooaw/platform/policy/" + BundleSource.FILE);
    }

    /** The committed bundle, in force. */
    static PolicyBundles inForce(Clock clock) {
        var bundles = new PolicyBundles(committed(), developmentKey(), clock, 2);
        bundles.check();
        return bundles;
    }

    static PolicyRequest request(String bundle, Map<String, Map<String, Object>> facts) {
        return new PolicyRequest(
                UUID.randomUUID(),
                bundle,
                facts.get("subject"),
                facts.get("action"),
                facts.get("resource"),
                facts.get("context"));
    }

    /** A request that is allowed outright. */
    static PolicyRequest stores(String regionGroup) {
        return request(
                "residency",
                Map.of(
                        "subject", Map.of("id", "agent-1", "type", "agent"),
                        "action", Map.of("name", "store", "type", "write"),
                        "resource", Map.of("type", "storage", "region_group", regionGroup),
                        "context", Map.of("residency_tier", 2, "region_group", "eu")));
    }

    static final class MovedClock extends Clock {

        private volatile Instant now = Instant.parse("2026-11-27T10:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
