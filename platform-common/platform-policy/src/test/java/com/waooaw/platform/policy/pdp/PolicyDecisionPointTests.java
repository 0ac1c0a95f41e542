package com.waooaw.platform.policy.pdp;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.policy.pdp.PolicyDecision.Effect;
import com.waooaw.platform.policy.pdp.PolicyDecision.Failure;
import com.waooaw.platform.testkit.PolicyArchive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PolicyDecisionPointTests {

    private static final int THREADS = 8;
    private static final int EACH = 1_000;

    private final Policies.MovedClock clock = new Policies.MovedClock();
    private final PolicyDecisionPoint decisions = new PolicyDecisionPoint(Policies.inForce(clock), clock);

    @Test
    void anAnswerSaysWhatDecidedAndHowLongItHolds() {
        var allowed = decisions.decide(Policies.stores("eu"));
        var denied = decisions.decide(Policies.stores("us"));

        assertThat(allowed.effect()).isEqualTo(Effect.ALLOW);
        assertThat(allowed.rationale()).isEqualTo("P-13 inside_region_group");
        assertThat(allowed.timeToLive()).isEqualTo(Duration.ofMinutes(5));
        assertThat(denied.effect()).isEqualTo(Effect.DENY);
        assertThat(denied.rationale()).isEqualTo("P-13 outside_region_group");
        assertThat(denied.decisionId()).isNotEqualTo(allowed.decisionId());
    }

    @Test
    void policiesNobodyWroteDeny() {
        var decision = decisions.decide(Policies.request(
                "no_such_policies",
                Map.of("subject", Map.of(), "action", Map.of(), "resource", Map.of(), "context", Map.of())));

        assertThat(decision.effect()).isEqualTo(Effect.DENY);
        assertThat(decision.failure()).isEqualTo(Failure.UNKNOWN_BUNDLE);
    }

    @Test
    void aRequestThatIsTooLargeDenies() {
        var text = "x".repeat(PolicyDecisionPoint.LARGEST_REQUEST);

        assertThat(decisions.decide(withContext(Map.of("text", text))).failure())
                .isEqualTo(Failure.UNREADABLE_REQUEST);
    }

    @Test
    void theLargestRequestIsDecidedAndTheNextOneToo() {
        var text = "x".repeat(PolicyDecisionPoint.LARGEST_REQUEST - 1_000);
        var many = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 1_500; i++) {
            many.add(Map.of("by", "person-" + i, "duty", "request"));
        }

        for (var extra : List.<Map<String, Object>>of(Map.of("text", text), Map.of("performed", many))) {
            var decision = decisions.decide(withContext(extra));
            assertThat(decision.failure()).isNull();
            assertThat(decision.effect()).isEqualTo(Effect.ALLOW);
        }
        assertThat(decisions.decide(Policies.stores("us")).effect()).isEqualTo(Effect.DENY);
    }

    @Test
    void whatJsonCannotSayDenies() {
        Object deep = "x";
        for (int i = 0; i < 2_000; i++) {
            deep = List.of(deep);
        }

        assertThat(decisions.decide(withContext(Map.of("deep", deep))).failure())
                .isEqualTo(Failure.UNREADABLE_REQUEST);
        assertThat(decisions.decide(withContext(Map.of("half", "\ud800"))).isAllowed())
                .isFalse();
    }

    @Test
    void strangeTextAndNumbersChangeNothing() {
        for (var strange : List.<Object>of(
                "\0", "\u202e", "𝄞", "\"}}", "\\", Double.NaN, Double.POSITIVE_INFINITY, Long.MIN_VALUE, 1e-320)) {
            var decision = decisions.decide(withContext(Map.of("strange", strange)));
            assertThat(decision.failure()).as("%s", strange).isNull();
            assertThat(decision.effect()).as("%s", strange).isEqualTo(Effect.ALLOW);
        }
    }

    @Test
    void manyThreadsGetTheAnswersOfOneWhileBundlesAreSwapped() throws InterruptedException, ExecutionException {
        var newest = new AtomicReference<>(PolicyArchive.committed().version(1).signedBy(Policies.KEY));
        var bundles = new PolicyBundles(newest::get, BundleKey.ofPem(PolicyArchive.pem(Policies.KEY)), clock, 2);
        bundles.check();
        var shared = new PolicyDecisionPoint(bundles, clock);
        var labelled = Labelled.all();
        var expected = labelled.stream()
                .map(l -> shared.decide(l.request()).rationale())
                .toList();

        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var work = new ArrayList<Callable<Void>>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread * 37;
                work.add(() -> {
                    for (int i = first; i < first + EACH; i++) {
                        int at = i % labelled.size();
                        var decision = shared.decide(labelled.get(at).request());
                        assertThat(decision.rationale())
                                .as("%s", labelled.get(at))
                                .isEqualTo(expected.get(at));
                    }
                    return null;
                });
            }
            work.add(() -> {
                for (long version = 2; version <= 4; version++) {
                    newest.set(PolicyArchive.committed().version(version).signedBy(Policies.KEY));
                    assertThat(bundles.check()).isInstanceOf(BundleCheck.Swapped.class);
                }
                return null;
            });
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        assertThat(bundles.inForce().orElseThrow().version()).isEqualTo("4");
    }

    private static PolicyRequest withContext(Map<String, Object> more) {
        var stores = Policies.stores("eu");
        var context = new HashMap<String, Object>(stores.context());
        context.putAll(more);
        return Policies.request(
                "residency",
                Map.of(
                        "subject", stores.subject(),
                        "action", stores.action(),
                        "resource", stores.resource(),
                        "context", context));
    }
}
