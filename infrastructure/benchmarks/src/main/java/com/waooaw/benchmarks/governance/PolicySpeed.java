package com.waooaw.benchmarks.governance;

import com.waooaw.benchmarks.Figures;
import com.waooaw.benchmarks.Parts;
import com.waooaw.platform.policy.pdp.BundleCheck;
import com.waooaw.platform.policy.pdp.BundleKey;
import com.waooaw.platform.policy.pdp.BundleSource;
import com.waooaw.platform.policy.pdp.PolicyBundles;
import com.waooaw.platform.policy.pdp.PolicyDecisionPoint;
import com.waooaw.platform.policy.pdp.PolicyRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** How long a decision by policies takes in this process, and how long a bundle takes to come into force. */
final class PolicySpeed {

    private static final String RESOURCES = "/com/waooaw/platform/policy/";

    private static final int WARM_UP = 100_000;

    private final int decisions;

    PolicySpeed(int decisions) {
        this.decisions = decisions;
    }

    /** One request for each policy of this program's bundle in turn, on one thread. */
    void measure(Figures figures) throws IOException {
        var clock = Clock.systemUTC();
        var bundles = new PolicyBundles(BundleSource.resource(RESOURCES + BundleSource.FILE), key(), clock, 2);
        long begin = System.nanoTime();
        if (!(bundles.check() instanceof BundleCheck.Swapped)) {
            throw new IllegalStateException("the bundle of this program is not taken");
        }
        figures.add("policy_loaded_ms", "a bundle verified, compiled and in force", (System.nanoTime() - begin) / 1e6);

        var decisionPoint = new PolicyDecisionPoint(bundles, clock);
        var requests = requests();
        // what comes into force anew begins cold
        figures.add("policy_first_ms", "the first decision by it", timed(decisionPoint, requests.getFirst()) / 1e6);
        for (int i = 0; i < WARM_UP; i++) {
            timed(decisionPoint, requests.get(i % requests.size()));
        }
        var nanos = new long[decisions];
        for (int i = 0; i < decisions; i++) {
            nanos[i] = timed(decisionPoint, requests.get(i % requests.size()));
        }
        figures.latencies("policy", "a decision by policy", nanos);
        // on a machine that others use the slowest ones tell of the others
        var processor = new long[decisions];
        var thread = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < decisions; i++) {
            long before = thread.getCurrentThreadCpuTime();
            timed(decisionPoint, requests.get(i % requests.size()));
            processor[i] = thread.getCurrentThreadCpuTime() - before;
        }
        figures.latencies("policy_processor", "processor time of one", processor);
    }

    private static long timed(PolicyDecisionPoint decisionPoint, PolicyRequest request) {
        long begin = System.nanoTime();
        var decision = decisionPoint.decide(request);
        long nanos = System.nanoTime() - begin;
        if (!decision.isAllowed()) {
            throw new IllegalStateException(decision.policyBundle() + " denied: " + decision.rationale());
        }
        return nanos;
    }

    /** The first of each labelled set, which is allowed. */
    static List<PolicyRequest> requests() throws IOException {
        var yaml = YAMLMapper.builder().build();
        var requests = new ArrayList<PolicyRequest>();
        try (var sets = Files.list(Parts.root().resolve("infrastructure/policies/labelled"))) {
            for (var file : sets.sorted().toList()) {
                var set = yaml.readTree(file);
                var facts = yaml.convertValue(
                        set.required("base"), new TypeReference<Map<String, Map<String, Object>>>() {});
                requests.add(new PolicyRequest(
                        UUID.randomUUID(),
                        set.required("bundle").asString(),
                        part(facts, "subject"),
                        part(facts, "action"),
                        part(facts, "resource"),
                        part(facts, "context")));
            }
        }
        return requests;
    }

    private static Map<String, Object> part(Map<String, Map<String, Object>> facts, String name) {
        return Objects.requireNonNull(facts.get(name), name);
    }

    private static BundleKey key() throws IOException {
        try (var pem = PolicySpeed.class.getResourceAsStream(RESOURCES + "development-key.pem")) {
            return BundleKey.ofPem(new String(Objects.requireNonNull(pem).readAllBytes(), StandardCharsets.US_ASCII));
        }
    }
}
