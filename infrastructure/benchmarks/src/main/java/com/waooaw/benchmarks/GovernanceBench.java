package com.waooaw.benchmarks;

import com.waooaw.local.http.Json;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** How long a decision by policies takes in this process, and how long a bundle takes to come into force. */
@Command(
        name = "governance",
        mixinStandardHelpOptions = true,
        description = "Puts the bundle of this program in force, then has one request for each of its policies decided"
                + " in turn, on one thread.")
final class GovernanceBench implements Callable<Integer> {

    private static final String RESOURCES = "/com/waooaw/platform/policy/";

    @Option(names = "--decisions", defaultValue = "200000", description = "Measured (${DEFAULT-VALUE}).")
    private int decisions = 200_000;

    @Option(names = "--warm-up", defaultValue = "100000", description = "Decisions before that (${DEFAULT-VALUE}).")
    private int warmUp = 100_000;

    @Option(names = "--json", description = "One JSON object on the last line.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var machine = Machine.facts();
        out.println(Machine.line(machine));
        var clock = Clock.systemUTC();
        var bundles = new PolicyBundles(BundleSource.resource(RESOURCES + BundleSource.FILE), key(), clock, 2);
        long begin = System.nanoTime();
        if (!(bundles.check() instanceof BundleCheck.Swapped)) {
            throw new IllegalStateException("the bundle of this program is not taken");
        }
        double loaded = (System.nanoTime() - begin) / 1e6;

        var decisionPoint = new PolicyDecisionPoint(bundles, clock);
        var requests = requests();
        // what comes into force anew begins cold
        double cold = timed(decisionPoint, requests.getFirst()) / 1e6;
        for (int i = 0; i < warmUp; i++) {
            timed(decisionPoint, requests.get(i % requests.size()));
        }
        var nanos = new long[decisions];
        for (int i = 0; i < decisions; i++) {
            nanos[i] = timed(decisionPoint, requests.get(i % requests.size()));
        }
        Arrays.sort(nanos);
        // on a machine that others use the slowest ones tell of the others
        var processor = new long[decisions];
        var thread = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < decisions; i++) {
            long before = thread.getCurrentThreadCpuTime();
            timed(decisionPoint, requests.get(i % requests.size()));
            processor[i] = thread.getCurrentThreadCpuTime() - before;
        }
        Arrays.sort(processor);

        out.println();
        var table = new Table("policies", "ms");
        table.row("a bundle verified, compiled and in force", millis(loaded));
        table.row("the first decision by it", millis(cold));
        var figures = Map.of(
                "loaded_ms",
                loaded,
                "first_ms",
                cold,
                "p50_ms",
                at(nanos, 0.5),
                "p99_ms",
                at(nanos, 0.99),
                "p999_ms",
                at(nanos, 0.999),
                "worst_ms",
                at(nanos, 1));
        table.row("a decision, p50 of " + decisions, millis(at(nanos, 0.5)));
        table.row("p99", millis(at(nanos, 0.99)));
        table.row("p99.9", millis(at(nanos, 0.999)));
        table.row("worst", millis(at(nanos, 1)));
        table.row("processor time alone, p50", millis(at(processor, 0.5)));
        table.row("p99", millis(at(processor, 0.99)));
        table.print(out);
        if (json) {
            out.println(Json.write(Map.of("benchmark", "governance", "machine", machine, "policies", figures)));
            out.flush();
        }
        return 0;
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
    private static List<PolicyRequest> requests() throws IOException {
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
        try (var pem = GovernanceBench.class.getResourceAsStream(RESOURCES + "development-key.pem")) {
            return BundleKey.ofPem(new String(Objects.requireNonNull(pem).readAllBytes(), StandardCharsets.US_ASCII));
        }
    }

    private static double at(long[] sorted, double quantile) {
        return sorted[Math.min(sorted.length - 1, (int) (quantile * sorted.length))] / 1e6;
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.0f", value);
    }
}
