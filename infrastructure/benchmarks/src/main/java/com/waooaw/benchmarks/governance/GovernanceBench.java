package com.waooaw.benchmarks.governance;

import com.waooaw.benchmarks.Figures;
import com.waooaw.benchmarks.Machine;
import com.waooaw.benchmarks.Parts;
import com.waooaw.local.http.Json;
import com.waooaw.local.stack.StackSettings.ServiceMode;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast Governance decides, records, wakes, spends and shows. */
@Command(
        name = "governance",
        mixinStandardHelpOptions = true,
        description =
                "Decisions by policy and orders of channels in this process; then, on a stack of its own with six processes: answers by policy over HTTP and decisions of a Governor until they are recorded and until the workflow that waited goes on,"
                        + " money reserved and settled at a rate, and the inbox with many questions in it.")
public final class GovernanceBench implements Callable<Integer> {

    @Option(names = "--only", split = ",", description = "Of ${COMPLETION-CANDIDATES}; all where none is named.")
    private Set<Part> only = EnumSet.allOf(Part.class);

    @Option(
            names = "--policies",
            defaultValue = "200000",
            description = "Decisions by policy, and orders of channels (${DEFAULT-VALUE}).")
    private int policies = 200_000;

    @Option(
            names = "--decisions",
            defaultValue = "500",
            description = "Of a Governor, and answers by policy over HTTP (${DEFAULT-VALUE}).")
    private int decisions = 500;

    @Option(
            names = "--per-second",
            defaultValue = "20",
            description = "Decisions of a Governor, and answers by policy over HTTP (${DEFAULT-VALUE}).")
    private int perSecond = 20;

    @Option(names = "--agents", defaultValue = "100", description = "That wait for such a decision (${DEFAULT-VALUE}).")
    private int agents = 100;

    @Option(names = "--rate", defaultValue = "200", description = "Acts a second that cost money (${DEFAULT-VALUE}).")
    private int rate = 200;

    @Option(names = "--seconds", defaultValue = "60", description = "So long they are paid for (${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(names = "--pending", defaultValue = "1000", description = "Questions in the inbox (${DEFAULT-VALUE}).")
    private int pending = 1_000;

    @Option(names = "--json", description = "One JSON object on the last line.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** Made by picocli. */
    public GovernanceBench() {}

    /** What is measured. */
    enum Part {
        policies,
        channels,
        spending,
        attested,
        decisions,
        inbox
    }

    @Override
    public Integer call() throws Exception {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var machine = Machine.facts();
        out.println(Machine.line(machine));
        out.flush();
        var figures = new Figures();
        try {
            measure(figures);
        } finally {
            // what was measured before something failed took minutes, and is right
            out.println();
            figures.print(out);
        }
        if (json) {
            out.println(Json.write(Map.of("benchmark", "governance", "machine", machine, "figures", figures.byName())));
            out.flush();
        }
        return 0;
    }

    private void measure(Figures figures) throws Exception {
        if (only.contains(Part.policies)) {
            new PolicySpeed(policies).measure(figures);
        }
        if (only.contains(Part.channels)) {
            new RouterSpeed(policies).measure(figures);
        }
        if (!EnumSet.of(Part.policies, Part.channels).containsAll(only)) {
            try (var parts = Parts.start(ServiceMode.PROCESSES)) {
                measure(parts, figures);
            }
        }
    }

    private void measure(Parts parts, Figures figures) throws Exception {
        if (only.contains(Part.spending)) {
            new SpendingSpeed(parts).measure(rate, seconds, figures);
        }
        if (only.contains(Part.attested)) {
            new AttestedSpeed(parts).measure(decisions, perSecond, figures);
        }
        if (only.contains(Part.decisions)) {
            new DecisionSpeed(parts).measure(decisions, perSecond, agents, figures);
        }
        if (only.contains(Part.inbox)) {
            new InboxSpeed(parts).measure(pending, figures);
        }
    }
}
