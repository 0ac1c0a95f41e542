package com.waooaw.benchmarks.creation;

import com.waooaw.benchmarks.Figures;
import com.waooaw.benchmarks.Machine;
import com.waooaw.benchmarks.Parts;
import com.waooaw.local.http.Json;
import com.waooaw.local.stack.StackSettings.ServiceMode;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast agents are made, and found. */
@Command(
        name = "creation",
        mixinStandardHelpOptions = true,
        description =
                "The checks of a blueprint in this process; then, on a stack of its own with six processes: searches of the public catalogue over HTTP, at the"
                        + " service itself, with many agents in it; the driver is on the same machine.")
public final class CreationBench implements Callable<Integer> {

    @Option(names = "--only", split = ",", description = "Of ${COMPLETION-CANDIDATES}; all where none is named.")
    private Set<Part> only = EnumSet.allOf(Part.class);

    @Option(names = "--checks", defaultValue = "2000", description = "Of a blueprint, each kind (${DEFAULT-VALUE}).")
    private int checks = 2_000;

    @Option(names = "--agents", defaultValue = "10000", description = "In the catalogue (${DEFAULT-VALUE}).")
    private int agents = 10_000;

    @Option(names = "--searches", defaultValue = "1000", description = "Of each kind and run (${DEFAULT-VALUE}).")
    private int searches = 1_000;

    @Option(names = "--runs", defaultValue = "5", description = "Of which the medians are shown (${DEFAULT-VALUE}).")
    private int runs = 5;

    @Option(names = "--json", description = "One JSON object on the last line.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** Made by picocli. */
    public CreationBench() {}

    /** What is measured. */
    enum Part {
        checks,
        catalogue
    }

    @Override
    public Integer call() throws Exception {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var machine = Machine.facts();
        out.println(Machine.line(machine));
        out.flush();
        var byName = new LinkedHashMap<String, Object>();
        if (only.contains(Part.checks)) {
            var figures = new Figures();
            new ChecksSpeed(checks).measure(figures);
            out.println();
            figures.print(out);
            byName.putAll(figures.byName());
        }
        if (only.contains(Part.catalogue)) {
            try (var parts = Parts.start(ServiceMode.PROCESSES)) {
                var speed = new CatalogueSpeed(parts, agents, searches, runs);
                var figures = speed.measure();
                out.println();
                speed.print(figures, out);
                byName.putAll(speed.byName(figures));
            }
        }
        if (json) {
            out.println(Json.write(Map.of("benchmark", "creation", "machine", machine, "figures", byName)));
            out.flush();
        }
        return 0;
    }
}
