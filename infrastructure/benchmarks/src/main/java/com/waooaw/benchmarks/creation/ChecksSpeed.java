package com.waooaw.benchmarks.creation;

import com.waooaw.agentcreation.authoring.OfflineCheck;
import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.BlueprintReader;
import com.waooaw.agentcreation.blueprint.BlueprintReader.Format;
import com.waooaw.agentcreation.likeness.Evidence;
import com.waooaw.agentcreation.likeness.LikenessChecks;
import com.waooaw.benchmarks.Figures;
import com.waooaw.benchmarks.Parts;
import com.waooaw.platform.inference.OnnxTextEmbedder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** How long the checks of one blueprint take in this process, without a model and with one. */
final class ChecksSpeed {

    private static final int WARM_UP = 200;

    private final int runs;

    ChecksSpeed(int runs) {
        this.runs = runs;
    }

    /**
     * All rules of a file, read anew each time; then the very first check with a model of a process, one of a decent
     * blueprint, and one in which nearly everything has to be compared.
     */
    void measure(Figures figures) throws IOException {
        var example = Files.readString(Parts.root().resolve("examples/healthcare-content-writer.yaml"));
        var bytes = example.getBytes(StandardCharsets.UTF_8);
        var rules = new OfflineCheck(Clock.systemUTC());
        figures.latencies("rules", "a blueprint read and held to every rule", timed(() -> {
            if (rules.check(bytes, Format.YAML).refused()) {
                throw new IllegalStateException("the example is refused");
            }
        }));
        var decent = read(example);
        var suspicious = read(example.replace("text: ", "text: without approval ")
                .replace("metric: ", "metric: without approval ")
                .replace("trigger: ", "trigger: without approval ")
                .replace(
                        "sample_outputs:\n",
                        "sample_outputs:\n  - Women and men over sixty. Deaf people too. A Muslim.\n"));
        var checks = new LikenessChecks(OnnxTextEmbedder.onFirstUse(2, Duration.ofMinutes(1)));
        long begin = System.nanoTime();
        look(checks, suspicious);
        figures.add(
                "likeness_first_ms", "the first blueprint, the model loaded, ms", (System.nanoTime() - begin) / 1e6);
        figures.latencies("likeness", "G-14 and V-10 of a blueprint", timed(() -> look(checks, decent)));
        figures.latencies(
                "likeness_suspicious",
                "of one with nearly everything to compare",
                timed(() -> look(checks, suspicious)));
    }

    private long[] timed(Runnable check) {
        for (int i = 0; i < WARM_UP; i++) {
            check.run();
        }
        var nanos = new long[runs];
        for (int i = 0; i < runs; i++) {
            long begin = System.nanoTime();
            check.run();
            nanos[i] = System.nanoTime() - begin;
        }
        return nanos;
    }

    private static void look(LikenessChecks checks, AgentBlueprint blueprint) {
        var evidence = List.of(checks.contradictions(blueprint), checks.bias(blueprint));
        if (evidence.stream().map(Evidence::looked).anyMatch(List::isEmpty)) {
            throw new IllegalStateException("not everything was looked at: " + evidence);
        }
    }

    private static AgentBlueprint read(String yaml) {
        return new BlueprintReader()
                .read(yaml.getBytes(StandardCharsets.UTF_8), Format.YAML)
                .getFirst();
    }
}
